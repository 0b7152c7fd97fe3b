#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "engine/record/sealed_store.h"

namespace opmaat::faults {

/// Where stores of experiments are made: memory when the computer has it, so that a million syncs
/// take no time. Gone afterwards.
class Folder {
public:
    Folder();
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

/// A program that works with a sealed store and makes what is missing of it: tables, office, its
/// own device. What was refused can be asked for again.
class Program {
public:
    explicit Program(std::string path,
                     std::chrono::milliseconds patience = std::chrono::seconds(60))
        : path_(std::move(path)), patience_(patience)
    {
    }
    /// Adds one event of the stream; acknowledged when it returns.
    void append(int number) { append(interviewOf(number), eventOf(number)); }
    void append(const std::string& interview, const engine::Event& event);
    engine::SealedStore& store();
    void close() { store_.reset(); }  ///< as at the end of a day; the device stays

private:
    std::string path_;
    std::chrono::milliseconds patience_;
    std::optional<engine::Device> device_;
    std::unique_ptr<engine::SealedStore> store_;
};

/// Why the store does not hold the first `acknowledged` events, whole and verified, or holds
/// anything that was never offered; "" when all is well. At most `offered` events may be there.
std::string mistakeIn(const std::string& path, int acknowledged, int offered);

}  // namespace opmaat::faults
