#pragma once

#include <QTemporaryDir>
#include <chrono>
#include <memory>
#include <vector>

#include "engine/record/sealed_store.h"

namespace opmaat::kiosk {

/// Passes everything on to another store; refuses when told to, and remembers how long each event
/// took. For rehearsals only.
class RehearsalStore : public engine::Store {
public:
    explicit RehearsalStore(engine::Store& store) : store_(store) {}

    void refuse(bool refuses) { refuses_ = refuses; }
    /// Of the last append, in milliseconds.
    double lastAppend() const { return lastAppend_; }

    using engine::Store::append;
    void append(const std::string& interview, std::span<const engine::Event> events) override;
    std::vector<engine::StoredInterview> interviews() const override { return store_.interviews(); }
    std::vector<engine::Event> events(const std::string& interview) const override
    {
        return store_.events(interview);
    }
    bool isDemo() const override { return store_.isDemo(); }

private:
    engine::Store& store_;
    bool refuses_ = false;
    double lastAppend_ = 0.0;
};

/// A sealed store for made-up people that is gone with this object.
class RehearsalOffice {
public:
    /// @throws StoreError
    RehearsalOffice();

    engine::SealedStore& store() { return *store_; }

private:
    QTemporaryDir folder_;
    std::unique_ptr<engine::SealedStore> store_;
};

}  // namespace opmaat::kiosk
