#include "engine/authoring/translation.h"

#include <algorithm>
#include <optional>

#include "tests/fuzz/laws.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

bool isSame(const Translation& one, const Translation& two)
{
    return one.sourceLanguage == two.sourceLanguage && one.targetLanguage == two.targetLanguage &&
           std::equal(one.units.begin(), one.units.end(), two.units.begin(), two.units.end(),
                      [](const TranslationUnit& left, const TranslationUnit& right) {
                          return left.file == right.file && left.key == right.key &&
                                 left.source == right.source && left.target == right.target;
                      });
}

/// Nothing when XML cannot hold it: a character that it has not, or an id that is empty or that an
/// attribute would change.
std::optional<std::string> asXliff(const Translation& translation)
{
    const auto plain = [](const std::string& text) {
        return !text.empty() && std::none_of(text.begin(), text.end(), [](char byte) {
            return static_cast<unsigned char>(byte) <= 0x20;
        }) && text.find("\xEF\xBF") == std::string::npos;
    };
    if (translation.units.empty() || !plain(translation.sourceLanguage) ||
        !plain(translation.targetLanguage)) {
        return std::nullopt;
    }
    for (const TranslationUnit& unit : translation.units) {
        if (!plain(unit.file) || !plain(unit.key)) return std::nullopt;
    }
    try {
        return toXliff(translation);
    } catch (const InputError& error) {
        holds(error.findings().front().rule == "xliff-character", "Only characters are refused");
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = opmaat::fuzz::textOf(data, size);
    try {
        const Translation read =
            text.starts_with('<') ? fromXliff(text, "fuzz") : fromCsv(text, "fuzz");
        holds(isSame(fromCsv(toCsv(read), "csv"), read), "CSV reads back as the same");
        if (const std::optional<std::string> xliff = asXliff(read)) {
            holds(isSame(fromXliff(*xliff, "xliff"), read), "XLIFF reads back as the same");
        }
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "fuzz");
    }
    return 0;
}
