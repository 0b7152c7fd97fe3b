#include "tests/fuzz/store_office.h"

#include <algorithm>
#include <array>

#include "engine/record/verify.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::fuzz;

constexpr std::chrono::milliseconds kPatience{20};

struct Column {
    const char *table, *name;
    bool isBlob;
};
constexpr std::array<Column, 28> kColumns = {{
    {"event", "sealed", true},
    {"event", "previous", true},
    {"event", "link", true},
    {"event", "erased", true},
    {"event", "device", true},
    {"event", "stream", true},
    {"event", "sequence", false},
    {"event", "handover", false},
    {"event", "position", false},
    {"stream", "id", true},
    {"stream", "day", false},
    {"stream", "pack", true},
    {"stream", "model", true},
    {"stream", "office", false},
    {"device", "public_key", true},
    {"device", "signature", true},
    {"device", "handovers", false},
    {"device", "head", true},
    {"device", "head_signature", true},
    {"office", "sign_key", true},
    {"office", "signature", true},
    {"office", "log", true},
    {"office", "generation", false},
    {"slot", "wrapped", true},
    {"slot", "label", true},
    {"checkpoint", "signature", true},
    {"checkpoint", "position", false},
    {"checkpoint", "link", true},
}};
constexpr std::array<Column, 9> kKeyColumns = {{
    {"wrap", "sealed", true},
    {"wrap", "stream", true},
    {"wrap", "epoch", false},
    {"epoch", "public_key", true},
    {"epoch", "sealed_secret", true},
    {"epoch", "signature", true},
    {"epoch", "number", false},
    {"about", "value", true},
    {"attempts", "wrong", false},
}};

/// One change, six bytes of the input: what, which column, which row, where, by what.
struct Edit {
    std::uint8_t what, column, row, where, value, more;
    std::size_t place() const { return where * 256U + more; }
    bool isRaw() const { return what % 8 >= 6; }
};

std::string literal(const std::string& bytes)
{
    return "x'" + toHex(bytes) + "'";
}

/// In SQL, where it keeps the file whole: what somebody would do who knows the tables.
void apply(const Connection& database, const Column& column, const Edit& edit)
{
    const std::string table = column.table, name = column.name;
    const std::string row = "(SELECT * FROM (SELECT " + name + " FROM " + table +
                            " LIMIT 1 OFFSET " + std::to_string(edit.row % 12) + "))";
    const std::string here = " WHERE " + name + " = " + row;
    const std::string at = std::to_string(edit.where % 64);
    switch (edit.what % 8) {
        case 0:  // a byte of a BLOB, or a number
            return run(database,
                       "UPDATE " + table + " SET " + name + " = " +
                           (column.isBlob ? "CAST(substr(" + name + ", 1, " + at + ") || " +
                                                literal({char(edit.value)}) + " || substr(" + name +
                                                ", " + at + " + 2) AS BLOB)"
                                          : name + " + " + std::to_string(edit.value) + " - 128") +
                           here);
        case 1:
            return run(database, "DELETE FROM " + table + here);
        case 2:  // the value of another row
            return run(database, "UPDATE " + table + " SET " + name + " = (SELECT " + name +
                                     " FROM " + table + " LIMIT 1 OFFSET " +
                                     std::to_string(edit.value % 12) + ")" + here);
        case 3:  // empty, cut, or longer; or an extreme number
            return run(
                database,
                "UPDATE " + table + " SET " + name + " = " +
                    (column.isBlob ? "CAST(substr(" + name + ", 1, " + at + ") || zeroblob(" +
                                         std::to_string(edit.value % 3 * 100) + ") AS BLOB)"
                                   : std::to_string(std::int64_t(edit.value) - 128) + " << " +
                                         std::to_string(edit.where % 64)) +
                    here);
        case 4:  // once more, under a new number
            return run(database,
                       "INSERT INTO event SELECT position + 100, stream, sequence + 100,"
                       " device, handover, previous, sealed, erased, link FROM event"
                       " LIMIT 1 OFFSET " +
                           std::to_string(edit.row % 12));
        default:  // all from here on
            return run(database,
                       "DELETE FROM event WHERE position > " + std::to_string(edit.row % 12));
    }
}

void applyRaw(std::string& bytes, const Edit& edit)
{
    const std::size_t at = edit.column % 2 == 0 ? edit.place() % bytes.size()
                                                : (edit.row * 4096U + edit.where) % bytes.size();
    if (edit.what % 8 == 6) {
        bytes[at] = static_cast<char>(bytes[at] ^ (edit.value | 1));
    } else if (edit.value % 4 == 0) {
        bytes.resize(std::max<std::size_t>(at, 1));
    } else {
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    std::min<std::size_t>(edit.value, bytes.size() - at), char(edit.more));
    }
}

/// @param toKeys  whose edits: those of the key ring, or those of the store
void change(const std::string& path, const std::vector<Edit>& edits, bool toKeys)
{
    std::vector<Edit> mine;
    std::copy_if(edits.begin(), edits.end(), std::back_inserter(mine),
                 [&](const Edit& edit) { return (edit.column >= 192) == toKeys; });
    if (std::any_of(mine.begin(), mine.end(), [](const Edit& edit) { return !edit.isRaw(); })) {
        const Connection database = opened(path);
        run(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
        for (const Edit& edit : mine) {
            if (edit.isRaw()) continue;
            apply(database,
                  toKeys ? kKeyColumns[edit.column % kKeyColumns.size()]
                         : kColumns[edit.column % kColumns.size()],
                  edit);
        }
        run(database, "COMMIT");
    }
    std::string bytes = bytesOf(path);
    for (const Edit& edit : mine) {
        if (edit.isRaw()) applyRaw(bytes, edit);
    }
    put(path, bytes);
}

std::vector<Edit> editsOf(const std::uint8_t* data, std::size_t size)
{
    std::vector<Edit> edits;
    for (std::size_t i = 0; i + 6 <= size && edits.size() < 8; i += 6) {
        edits.push_back({data[i], data[i + 1], data[i + 2], data[i + 3], data[i + 4], data[i + 5]});
    }
    return edits;
}

/// 10: nobody looks whether a device signed what stands under its name.
std::vector<Damage> damagesOf(const Vault& vault, const Office& office)
{
    auto damages = verify(vault, &office.secrets(), std::array{office.anchor()}).damages;
    if (isPlanted(10)) {
        std::erase_if(damages, [](const Damage& damage) {
            return damage.what.ends_with("did not sign what stands under its name.");
        });
    }
    return damages;
}

}  // namespace

// Whatever is done to its bytes and rows, a store is refused in a sentence, or its damage is named,
// or it says what it said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Office office;
    office.restore();
    const std::vector<Edit> edits = editsOf(data, size);
    change(office.path(), edits, false);
    change(keyRingOf(office.path()), edits, true);
    try {
        const auto vault = openSqliteVault(office.path(), kPatience);
        const auto damages = damagesOf(*vault, office);
        holds(!damages.empty() || saidIn(*vault) == office.said(),
              "A store that is called whole says what it said");
        holds(!edits.empty() || damages.empty(), "A store that nobody touched is whole");
    } catch (const StoreError& error) {
        holds(!edits.empty(), "A store that nobody touched is opened");
        holds(std::string_view(error.what()).ends_with('.'), "A refusal is a sentence");
    }
    return 0;
}
