#include "engine/commands/store_secrets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kLongest = 1024;

/// Byte by byte, so that nothing of the next line is taken, and into locked memory.
Secret lineFrom(int file, const std::string& what)
{
    Secret buffer = Secret::zeros(kLongest + 1);
    std::size_t size = 0;
    while (size <= kLongest && ::read(file, buffer.data() + size, 1) == 1 &&
           buffer.view()[size] != '\n') {
        ++size;
    }
    if (size > kLongest) {
        throw StoreError("The " + what + " is longer than " + std::to_string(kLongest) +
                         " bytes. Give it on one line.");
    }
    if (size > 0 && buffer.view()[size - 1] == '\r') {
        --size;
    }
    if (size == 0) {
        throw StoreError("No " + what + " was given. Give it on a line of its own.");
    }
    return Secret(buffer.view().substr(0, size));
}

class OpenFile {
public:
    OpenFile(const std::string& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

Secret secretFromFile(const std::string& path, const std::string& what)
{
    const OpenFile file(path, O_RDONLY);
    struct stat found {};
    if (file.number() < 0 || ::fstat(file.number(), &found) != 0) {
        throw StoreError("The file with the " + what + ", " + path + ", cannot be read (" +
                         std::strerror(errno) + "). Check its name and who may read it.");
    }
    if (S_ISREG(found.st_mode) && (found.st_mode & 077) != 0) {
        throw StoreError("Others can read " + path + ", and it holds the " + what +
                         ". Close it with 'chmod 600 " + path + "'.");
    }
    return lineFrom(file.number(), what);
}

/// The terminal shows nothing of what is typed until this goes.
class Quiet {
public:
    explicit Quiet(int terminal) : terminal_(terminal)
    {
        known_ = ::tcgetattr(terminal_, &before_) == 0;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL;
        if (!known_ || ::tcsetattr(terminal_, TCSAFLUSH, &quiet) != 0) {
            throw StoreError(
                "The terminal cannot be kept from showing what is typed. Give a file.");
        }
    }
    ~Quiet()
    {
        if (known_) {
            ::tcsetattr(terminal_, TCSAFLUSH, &before_);
        }
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    int terminal_;
    bool known_ = false;
    termios before_{};
};

Secret ask(const std::string& what, const std::string& question)
{
    const OpenFile terminal("/dev/tty", O_RDWR | O_NOCTTY);
    if (terminal.number() < 0) {
        throw StoreError("There is no terminal to ask for the " + what +
                         ". Name a file that has it, or - for standard input.");
    }
    const Quiet quiet(terminal.number());
    if (::write(terminal.number(), question.data(), question.size()) < 0) {
        throw StoreError("The terminal cannot be written to. Name a file that has the " + what +
                         ".");
    }
    return lineFrom(terminal.number(), what);
}

}  // namespace

Secret readSecret(const std::string& file, const std::string& what)
{
    if (file.empty()) {
        return ask(what, "The " + what + ": ");
    }
    return file == "-" ? lineFrom(STDIN_FILENO, what) : secretFromFile(file, what);
}

Secret readNewSecret(const std::string& file, const std::string& what)
{
    if (!file.empty()) {
        return readSecret(file, what);
    }
    Secret first = ask(what, "The " + what + ": ");
    const Secret again = ask(what, "The same again: ");
    if (!equalSecrets(first, again)) {
        throw StoreError("The two are not the same. Nothing was changed; try again.");
    }
    return first;
}

}  // namespace opmaat::engine
