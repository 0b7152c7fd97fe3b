#include "engine/commands/store_access.h"
#include "engine/pack/signing_key.h"

// Whose signatures of packs an office counts. They are in its log, sealed and chained.
namespace opmaat::engine {
namespace {

constexpr std::size_t kMostBytes = 1U << 16;

}  // namespace

int storePublisherAdd(const StoreArguments& arguments)
{
    const Publisher publisher =
        publisherFrom(json::readFile(arguments.publisher, kMostBytes), arguments.publisher);
    const std::string key = toHex(publisher.publicKey);
    const auto store = unlockedStore(arguments);
    const OfficeLog log = officeLogOf(*store);
    if (const auto known = log.publishers().find(key); known != log.publishers().end()) {
        throw StoreError("The office knows this key already, as that of '" + known->second.name +
                         "'. Nothing was changed.");
    }
    if (!arguments.dryRun) {
        keepInLog(*store, officeEvent(EventKind::PublisherAdded, {{"slot", store->secrets()->slot},
                                                                  {"label", publisher.name},
                                                                  {"key", key}}));
    }
    return answer(arguments,
                  std::string(arguments.dryRun ? "Nothing was changed: packs" : "Packs") +
                      " that '" + publisher.name + "' signs with key " + key +
                      " can be adopted, by somebody else than '" + publisher.name + "' or '" +
                      store->secrets()->label + "'.\n",
                  {{"publisher", text(publisher.name)},
                   {"key", text(key)},
                   {"dryRun", json::Value(arguments.dryRun)}});
}

int storePublisherList(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    const OfficeLog log = officeLogOf(*store);
    std::string lines;
    json::Value::Array all;
    for (const auto& [key, publisher] : log.publishers()) {
        lines += key + "  " + publisher.name + ", added by " + publisher.by + " on " +
                 utcText(publisher.since).substr(0, 10) + "\n";
        all.push_back(json::Value(json::Value::Object{{"key", text(key)},
                                                      {"publisher", text(publisher.name)},
                                                      {"by", text(publisher.by)},
                                                      {"since", text(utcText(publisher.since))}}));
    }
    return answer(arguments, lines, {{"publishers", json::Value(std::move(all))}});
}

int storePublisherRevoke(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    const OfficeLog log = officeLogOf(*store);
    const auto known = log.publishers().find(arguments.publisher);
    if (known == log.publishers().end()) {
        throw StoreError("The office knows no key '" + arguments.publisher +
                         "'. 'opmaat store publisher list' has those it knows.");
    }
    if (!arguments.dryRun) {
        keepInLog(*store, officeEvent(EventKind::PublisherRevoked, {{"key", arguments.publisher},
                                                                    {"reason", arguments.reason}}));
    }
    return answer(arguments,
                  std::string(arguments.dryRun ? "Nothing was changed: what" : "What") + " '" +
                      known->second.name +
                      "' signs is adopted no more. What was adopted before stays: adopt another"
                      " version in its place.\n",
                  {{"key", text(arguments.publisher)},
                   {"publisher", text(known->second.name)},
                   {"dryRun", json::Value(arguments.dryRun)}});
}

}  // namespace opmaat::engine
