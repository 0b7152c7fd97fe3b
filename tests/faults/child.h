#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::faults {

/// This program again, in another role and in a process of its own, so that nothing of ours is in
/// its memory. It is spoken to over its standard input and output, in as many bytes as were agreed.
class Child {
public:
    /// @param temporary  where it may put temporary files
    Child(const std::vector<std::string>& arguments, const std::string& temporary);
    ~Child();  ///< kills it when it is still there
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t id() const { return id_; }
    void tell(std::string_view bytes) const;
    /// @throws std::runtime_error when it ended before it said so much
    std::string hear(std::size_t bytes) const;
    void hangUp();  ///< its standard input ends
    int wait();     ///< until it has ended. @return its exit code, or -1

private:
    pid_t id_ = 0;
    int in_ = -1, out_ = -1;
};

// The same in the role.
void say(std::string_view bytes);
/// "" when the other side hung up. @param bytes  that are waited for
std::string listen(std::size_t bytes);

}  // namespace opmaat::faults
