#include "engine/record/anchor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <sstream>

#include "engine/json/value.h"
#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::string_view kFormat = "opmaat.checkpoint/1";
constexpr std::size_t kLargest = 16U << 20U;

[[noreturn]] void refuseLine(const std::string& path, int line, const std::string& what)
{
    throw InputError(Finding{path, "", line, 1, "anchor", Severity::Error, what,
                             "Take the lines as 'opmaat store checkpoint' wrote them"});
}

Bytes bytesOf(const Value& root, std::string_view name, std::size_t size, const std::string& path,
              int line)
{
    const Value* found = root.find(name);
    const bool isText = found != nullptr && found->kind() == Value::Kind::String;
    const auto bytes = isText ? fromHex(found->text()) : std::nullopt;
    if (!bytes || bytes->size() != size) {
        refuseLine(path, line,
                   "'" + std::string(name) + "' must be " + std::to_string(2 * size) +
                       " hexadecimal digits");
    }
    return *bytes;
}

std::int64_t numberOf(const Value& root, std::string_view name, const std::string& path, int line)
{
    const Value* found = root.find(name);
    if (found == nullptr || found->kind() != Value::Kind::Number || found->number() < 0) {
        refuseLine(path, line, "'" + std::string(name) + "' must be a number from 0");
    }
    return static_cast<std::int64_t>(found->number());
}

Anchor anchorFrom(const Value& root, const std::string& path, int line)
{
    const Value* format = root.find("format");
    if (format == nullptr || format->kind() != Value::Kind::String || format->text() != kFormat) {
        refuseLine(path, line, "the format must be '" + std::string(kFormat) + "'");
    }
    Anchor anchor;
    anchor.office = bytesOf(root, "office", 16, path, line);
    anchor.checkpoint.position = numberOf(root, "position", path, line);
    anchor.checkpoint.link = bytesOf(root, "link", 32, path, line);
    anchor.checkpoint.day = static_cast<std::int32_t>(numberOf(root, "day", path, line));
    anchor.checkpoint.generation =
        static_cast<std::int32_t>(numberOf(root, "generation", path, line));
    anchor.checkpoint.signature = bytesOf(root, "signature", 64, path, line);
    return anchor;
}

}  // namespace

std::string anchorLine(const Anchor& anchor)
{
    const CheckpointRow& row = anchor.checkpoint;
    return json::write(
               Value(Value::Object{{"format", Value(std::string(kFormat))},
                                   {"office", Value(toHex(anchor.office))},
                                   {"position", Value(static_cast<double>(row.position))},
                                   {"link", Value(toHex(row.link))},
                                   {"day", Value(static_cast<double>(row.day))},
                                   {"generation", Value(static_cast<double>(row.generation))},
                                   {"signature", Value(toHex(row.signature))}})) +
           "\n";
}

void addAnchor(const std::string& path, const Anchor& anchor)
{
    const std::string line = anchorLine(anchor);
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    const bool written =
        file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!written) {
        throw StoreError("The checkpoint cannot be written to " + path + " (" +
                         std::strerror(error) + "). Choose another file.");
    }
}

std::vector<CheckpointRow> readAnchors(const std::string& path, const Bytes& office)
{
    std::istringstream lines(json::readFile(path, kLargest));
    std::vector<CheckpointRow> rows;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty()) {
            continue;
        }
        Anchor anchor = anchorFrom(json::parse(line, path), path, number);
        if (anchor.office != office) {
            throw StoreError(path + ", line " + std::to_string(number) +
                             " is a checkpoint of another office. Name the file of this one.");
        }
        rows.push_back(std::move(anchor.checkpoint));
    }
    if (rows.empty()) {
        throw StoreError(path +
                         " has no checkpoint in it. Name the file that 'opmaat store checkpoint"
                         " --out' wrote.");
    }
    return rows;
}

}  // namespace opmaat::engine
