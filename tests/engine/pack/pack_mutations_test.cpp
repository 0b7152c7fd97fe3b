#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

using json::Value;

const std::vector<std::string> kFiles = {"pack.json",       "will.json",     "daily.json",
                                         "parameters.json", "profiles.json", "assessment.json",
                                         "words.json",      "offers.json"};

/// Every way to remove one member or element, by its pointer.
void eachRemoval(Value& here, const std::string& pointer,
                 const std::function<void(const std::string&)>& then)
{
    if (here.isObject()) {
        for (std::size_t i = 0; i < here.object().size(); ++i) {
            const auto member = here.object()[i];
            here.object().erase(here.object().begin() + static_cast<std::ptrdiff_t>(i));
            then(pointerTo(pointer, member.first));
            here.object().insert(here.object().begin() + static_cast<std::ptrdiff_t>(i), member);
            eachRemoval(here.object()[i].second, pointerTo(pointer, member.first), then);
        }
    }
    for (std::size_t i = 0; here.isArray() && i < here.array().size(); ++i) {
        eachRemoval(here.array()[i], pointerTo(pointer, i), then);
    }
}

/// Every way to put a value of another type in the place of one.
void eachReplacement(Value& here, const std::string& pointer,
                     const std::function<void(const std::string&)>& then)
{
    const Value original = here;
    for (const Value& other : {Value(), Value(-7.5), Value(Value::Array())}) {
        if (other.kind() != original.kind()) {
            here = other;
            then(pointer + " as " + json::write(other));
        }
    }
    here = original;
    for (std::size_t i = 0; here.isArray() && i < here.array().size(); ++i) {
        eachReplacement(here.array()[i], pointerTo(pointer, i), then);
    }
    for (std::size_t i = 0; here.isObject() && i < here.object().size(); ++i) {
        eachReplacement(here.object()[i].second, pointerTo(pointer, here.object()[i].first), then);
    }
}

/// What may be left out without a finding; everything else is required.
bool isOptional(const std::string& pointer)
{
    static const std::vector<std::string> kOptional = {"/$schema",
                                                       "/help",
                                                       "/seconds",
                                                       "/evidence",
                                                       "/showIf",
                                                       "/exclusive",
                                                       "/type",
                                                       "/keying",
                                                       "/facets",
                                                       "/lower",
                                                       "/intro",
                                                       "/covariance",
                                                       "/will",
                                                       "/plans",
                                                       "/urgency",
                                                       "/id",
                                                       "/computed",
                                                       "/scales",
                                                       "/minimumAnswered",
                                                       "/transform",
                                                       "/standardError",
                                                       "/bands",
                                                       "/norms",
                                                       "/modes",
                                                       "/forWhom",
                                                       "/by",
                                                       "/term",
                                                       "/contraIndications",
                                                       "/ddas",
                                                       "/late",
                                                       "/post",
                                                       "/bills",
                                                       "/order",
                                                       "/change",
                                                       "/linkedLanguages",
                                                       "/linkedVersions",
                                                       "/reversedPairs",
                                                       "/discrepancies",
                                                       "/times"};
    const std::string last = pointer.substr(pointer.rfind('/'));
    const bool isOfNorm = last == "/when" && pointer.find("/norms/") != std::string::npos;
    const bool isScoredItem = pointer.substr(0, pointer.rfind('/')) == "/items";
    return isScoredItem || isOfNorm ||
           std::find(kOptional.begin(), kOptional.end(), last) != kOptional.end();
}

class PackMutation : public testing::TestWithParam<std::string> {};

TEST_P(PackMutation, IsAFindingWhenARequiredFieldIsGone)
{
    const PackCopy pack;
    Value root = json::parse(pack.text(GetParam()), GetParam());
    eachRemoval(root, "", [&](const std::string& pointer) {
        pack.write(GetParam(), json::write(root));
        const LoadedPack loaded = readPack(pack.folder().string());
        EXPECT_EQ(loaded.pack.has_value(), !hasErrors(loaded.findings)) << pointer;
        if (!isOptional(pointer)) {
            EXPECT_FALSE(loaded.findings.empty()) << pointer;
        }
    });
}

TEST_P(PackMutation, IsAnErrorWhenAFieldHasAnotherType)
{
    const PackCopy pack;
    Value root = json::parse(pack.text(GetParam()), GetParam());
    eachReplacement(root, "", [&](const std::string& what) {
        pack.write(GetParam(), json::write(root));
        EXPECT_FALSE(readPack(pack.folder().string()).pack) << what;
    });
}

TEST_P(PackMutation, OfTheTextNeverCrashesTheReader)
{
    const PackCopy pack;
    const std::string text = pack.text(GetParam());
    for (std::size_t cut = 0; cut + 1 < text.size(); cut += 61) {
        pack.write(GetParam(), text.substr(0, cut));
        EXPECT_FALSE(readPack(pack.folder().string()).pack) << cut;
    }
}

INSTANTIATE_TEST_SUITE_P(, PackMutation, testing::ValuesIn(kFiles), [](const auto& test) {
    return test.param.substr(0, test.param.find('.'));
});

}  // namespace
}  // namespace opmaat::engine
