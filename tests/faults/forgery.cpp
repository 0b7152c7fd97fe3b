#include <array>
#include <functional>

#include "engine/record/chain.h"
#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "experiment.h"
#include "small_store.h"

namespace opmaat::faults {
namespace {

using namespace engine;

/// Somebody with the file, SQLite and all that is public, who can sign nothing.
class Forger {
public:
    Forger(const SmallStore& store, Random& random)
        : database_(store.path(), std::chrono::seconds(1)),
          contents_(store.contents()),
          random_(random)
    {
    }

    void swapsTwo()
    {
        const auto [a, b] = two();
        run("UPDATE event SET sealed = CASE position WHEN " + a +
            " THEN (SELECT sealed FROM event WHERE position = " + b +
            ") ELSE (SELECT sealed FROM event WHERE position = " + a + ") END WHERE position IN (" +
            a + ", " + b + ")");
    }
    void swapsPlaces()
    {
        const auto [a, b] = two();
        run("UPDATE event SET position = -1 WHERE position = " + a);
        run("UPDATE event SET position = " + a + " WHERE position = " + b);
        run("UPDATE event SET position = " + b + " WHERE position = -1");
    }
    void dropsOne()
    {
        const std::string a = two().first;
        run("DELETE FROM event WHERE position = " + a);
        closeRanks();
    }
    void dropsAnInterview()
    {
        const std::string id = hex(anyEvent().stream);
        run("DELETE FROM event WHERE stream = " + id);
        run("DELETE FROM stream WHERE id = " + id);
        closeRanks();
    }
    void repeatsOne()
    {
        const std::string a = two().first;
        run("INSERT INTO event SELECT (SELECT max(position) + 1 FROM event), stream,"
            " (SELECT max(sequence) + 1 FROM event AS all_of WHERE all_of.stream = event.stream),"
            " device, handover, previous, sealed, erased, link FROM event WHERE position = " +
            a);
    }
    void cutsTheEndOff()
    {
        const std::string a = two().second;
        run("DELETE FROM event WHERE position >= " + a);
        run("DELETE FROM stream WHERE id NOT IN (SELECT stream FROM event)");
        run("DELETE FROM checkpoint WHERE position >= " + a);
    }
    void movesOneToAnotherInterview()
    {
        const EventRow event = anyEvent();
        run("UPDATE event SET stream = (SELECT id FROM stream WHERE id <> stream ORDER BY number"
            " DESC LIMIT 1), sequence = 1000 WHERE position = " +
            std::to_string(event.position));
    }
    void editsOne()
    {
        const EventRow event = anyEvent();
        Bytes sealed = event.sealed;
        sealed[sealed.size() / 2] = static_cast<char>(sealed[sealed.size() / 2] ^ 1);
        run("UPDATE event SET sealed = " + hex(sealed) +
            " WHERE position = " + std::to_string(event.position));
    }
    void emptiesOne()
    {
        const EventRow event = anyEvent();
        run("UPDATE event SET erased = " + hex(filled()) +
            ", sealed = x'' WHERE position = " + std::to_string(event.position));
    }

    /// Makes every public link right again.
    void chainsAnew()
    {
        std::vector<EventRow> events;
        {
            Statement row(database_,
                          "SELECT position, stream, sequence, device, handover, previous, sealed,"
                          " erased, link FROM event ORDER BY position");
            while (row.step()) {
                events.push_back(eventFrom(row));
            }
        }
        Bytes link = zeroHash();
        for (const EventRow& event : events) {
            const auto stream = streamRow(database_, event.stream);
            link = linkAfter(
                link, event,
                recordHash(contents_.generations.front().id, stream.value_or(StreamRow{}), event));
            run("UPDATE event SET link = " + hex(link) +
                " WHERE position = " + std::to_string(event.position));
        }
    }

private:
    static std::string hex(const Bytes& bytes) { return "x'" + toHex(bytes) + "'"; }
    static Bytes filled() { return Bytes().assign(kHashBytes, 'f'); }
    void run(const std::string& sql) { database_.run(sql); }
    void closeRanks()
    {
        run("UPDATE event SET position = -(SELECT count(*) FROM event AS others"
            " WHERE others.position <= event.position)");
        run("UPDATE event SET position = -position");
    }
    const EventRow& anyEvent()
    {
        return contents_.events[static_cast<std::size_t>(
            below(random_, static_cast<int>(contents_.events.size())))];
    }
    /// Two different positions, the smaller one first.
    std::pair<std::string, std::string> two()
    {
        const int count = static_cast<int>(contents_.events.size());
        const int a = 1 + below(random_, count - 1);
        const int b = a + 1 + below(random_, count - a);
        return {std::to_string(a), std::to_string(b)};
    }

    Database database_;
    const Contents& contents_;
    Random& random_;
};

constexpr std::array kForgeries = {
    &Forger::swapsTwo,
    &Forger::swapsPlaces,
    &Forger::dropsOne,
    &Forger::dropsAnInterview,
    &Forger::repeatsOne,
    &Forger::cutsTheEndOff,
    &Forger::movesOneToAnotherInterview,
    &Forger::editsOne,
    &Forger::emptiesOne,
};

/// What a plain chain finds: only what was not chained anew.
bool isFoundByChain(const SmallStore& store)
{
    Bytes link = zeroHash();
    bool whole = true;
    const auto vault = openSqliteVault(store.path());
    vault->scan(1, [&](const EventRow& event) {
        const StreamRow stream = vault->stream(event.stream).value_or(StreamRow{});
        link = linkAfter(link, event, recordHash(vault->office()->id, stream, event));
        whole = whole && link == event.link;
        return true;
    });
    return !whole;
}

}  // namespace

Outcome forge(long runs, Random& random)
{
    const Folder folder;
    const SmallStore store(folder);
    Count forgeries{"forgeries (swapped, dropped, repeated, cut off, moved, edited, old copies):",
                    runs};
    Count chain{"the chain alone:"}, noAnchor{"no checkpoint kept elsewhere:"};
    const int kinds = static_cast<int>(kForgeries.size()) + 1;
    for (long i = 0; i < runs; ++i) {
        const int kind = static_cast<int>(i % kinds);
        if (kind + 1 == kinds) {
            store.putOlder();
            ++noAnchor.runs;
            noAnchor.lost += store.isFound({}) ? 0 : 1;
        } else {
            Forger forger(store, random);
            (forger.*kForgeries.at(static_cast<std::size_t>(kind)))();
            if (below(random, 2) == 0) {
                forger.chainsAnew();
                ++chain.runs;
                chain.lost += isFoundByChain(store) ? 0 : 1;
            }
        }
        if (!store.isFound(store.anchors())) {
            ++forgeries.lost;
            std::fprintf(stderr, "a forgery of kind %d is not found\n", kind);
        }
        store.putBack();
    }
    return {forgeries, {chain, noAnchor}, ""};
}

}  // namespace opmaat::faults
