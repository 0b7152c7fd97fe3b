#pragma once

#include <string>

#include "engine/record/store.h"

namespace opmaat::faults {

/// Where stores of experiments are made: memory when the computer has it, so that a million syncs
/// take no time. Gone afterwards.
class Folder {
public:
    explicit Folder(bool inMemory = true);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void empty() const;
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::string store() const { return file("store.db"); }

private:
    std::string path_;
};

/// The made-up stream of events 0, 1, 2, ...: interviews of twenty events each.
std::string interviewOf(int number);
engine::Event eventOf(int number);

/// Adds one event of the stream; acknowledged when it returns.
void append(engine::Store& store, int number);

/// Why the store does not hold the first `acknowledged` events, or holds anything that was never
/// offered; "" when all is well. At most `offered` events may be there.
std::string mistakeIn(const engine::Store& store, int acknowledged, int offered);
std::string mistakeIn(const std::string& path, int acknowledged, int offered);

}  // namespace opmaat::faults
