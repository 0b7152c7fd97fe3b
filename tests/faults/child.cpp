#include "child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace opmaat::faults {
namespace {

void put(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) {
            throw std::runtime_error("the other process ended before it was told everything");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string get(int file, std::size_t bytes)
{
    std::string got(bytes, '\0');
    std::size_t size = 0;
    for (ssize_t more = 1; size < bytes && more > 0;) {
        more = ::read(file, got.data() + size, bytes - size);
        size += more > 0 ? static_cast<std::size_t>(more) : 0;
    }
    got.resize(size);
    return got;
}

std::array<int, 2> pipeEnds()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe to another process");
    }
    return ends;
}

/// Ours, but for where temporary files go.
std::vector<std::string> environmentWith(const std::string& temporary)
{
    std::vector<std::string> all = {"TMPDIR=" + temporary};
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!std::string_view(*variable).starts_with("TMPDIR=")) {
            all.emplace_back(*variable);
        }
    }
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const std::string& temporary)
{
    std::signal(SIGPIPE, SIG_IGN);
    const auto toChild = pipeEnds(), fromChild = pipeEnds();
    std::vector<std::string> words = {"/proc/self/exe"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environmentWith(temporary);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO);
    const int code = ::posix_spawn(&id_, words.front().c_str(), &actions, nullptr,
                                   pointersTo(words).data(), pointersTo(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(toChild[0]);
    ::close(fromChild[1]);
    in_ = toChild[1];
    out_ = fromChild[0];
    if (code != 0) {
        throw std::runtime_error("this program could not be started again");
    }
}

Child::~Child()
{
    hangUp();
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
        wait();
    }
    ::close(out_);
}

void Child::tell(std::string_view bytes) const
{
    put(in_, bytes);
}

std::string Child::hear(std::size_t bytes) const
{
    std::string got = get(out_, bytes);
    if (got.size() != bytes) {
        throw std::runtime_error("another process of the experiment ended too early");
    }
    return got;
}

void Child::hangUp()
{
    if (in_ >= 0) {
        ::close(in_);
        in_ = -1;
    }
}

int Child::wait()
{
    int status = 0;
    const bool ended = id_ > 0 && ::waitpid(id_, &status, 0) == id_;
    id_ = 0;
    return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void say(std::string_view bytes)
{
    put(STDOUT_FILENO, bytes);
}

std::string listen(std::size_t bytes)
{
    return get(STDIN_FILENO, bytes);
}

}  // namespace opmaat::faults
