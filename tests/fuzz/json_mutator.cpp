// Changes JSON as JSON, so that most of what is tried gets past the parser. In the place of
// libFuzzer's own mutator, for the targets that are linked with it; a quarter of the time, and for
// what is no JSON, bytes are changed after all.

#include "json_mutator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <random>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maximum);

namespace {

using opmaat::engine::InputError;
using opmaat::engine::json::Value;

constexpr std::array kNumbers = {-1.0,         -0.0,
                                 0.0,          0.5,
                                 1.0,          2.0,
                                 1e-9,         255.0,
                                 2147483647.0, -2147483648.0,
                                 4294967296.,  4294967297.0,
                                 9.0071992e15, 9007199254740992.0,
                                 1e308,        -1e308,
                                 5e-324,       1e16,
                                 2147483648.0, -9007199254740992.0};

constexpr std::array kTexts = {"",
                               "0",
                               "1",
                               "no",
                               "yes",
                               "nl",
                               "en",
                               "answered",
                               "\n",
                               "not-shown",
                               "declined",
                               "true",
                               "\x7f",
                               "../../x",
                               "\xF0\x9F\x98\x80",
                               "a/~b",
                               "{0}",
                               "not a = yes",
                               "(((a)))",
                               "\xEF\xBF\xBD",
                               "-1",
                               "constructor",
                               "2024-02-29T23:59:59Z",
                               "9999-12-31T23:59:59Z",
                               "0000-01-01T00:00:00Z"};

class Mutation {
public:
    explicit Mutation(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }

    /// One change at one place of the tree.
    void change(Value& root)
    {
        collect(root);
        Value& at = anyPlace();
        switch (below(9)) {
            case 0:
                return remove(at);
            case 1:
                return duplicate(at);
            case 2:
                return swap(at);
            case 3:
                at = anything();
                return;
            case 4:
                return renameKey(at);
            case 5:
                at = Value(*places_[below(places_.size())]);  // a subtree moves
                return;
            case 6:
                return nest(at);
            default:
                return tweak(at);
        }
    }

    /// A subtree of another input, put in here.
    void graft(Value& root, Value& other)
    {
        collect(other);
        const Value part = *places_[below(places_.size())];
        collect(root);
        Value& at = *places_[below(places_.size())];
        at = part;
    }

private:
    /// Lists and objects are few among texts and numbers, and half of what matters.
    Value& anyPlace()
    {
        Value* at = places_[below(places_.size())];
        for (int tries = 0; tries < 6 && below(2) == 0 && !at->isArray() && !at->isObject();
             ++tries) {
            at = places_[below(places_.size())];
        }
        return *at;
    }
    void collect(Value& value)
    {
        places_.clear();
        gather(value);
    }
    void gather(Value& value)
    {
        places_.push_back(&value);
        if (value.isArray()) {
            for (Value& element : value.array()) gather(element);
        } else if (value.isObject()) {
            for (auto& [key, member] : value.object()) gather(member);
        }
    }
    template <class List>
    void removeFrom(List& list)
    {
        if (!list.empty())
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(below(list.size())));
    }
    void remove(Value& at)
    {
        if (at.isArray())
            removeFrom(at.array());
        else if (at.isObject())
            removeFrom(at.object());
        else
            at = Value();
    }
    void duplicate(Value& at)
    {
        if (at.isArray() && !at.array().empty()) {
            Value copy = at.array()[below(at.array().size())];
            if (below(2) == 0) nameAnew(copy);
            at.array().push_back(std::move(copy));
        } else if (at.isObject() && !at.object().empty()) {
            auto copy = at.object()[below(at.object().size())];
            if (below(4) != 0) copy.first += "-2";
            at.object().push_back(std::move(copy));
        } else if (at.kind() == Value::Kind::String) {
            at = Value(at.text() + at.text());
        }
    }
    /// In our formats a thing in a list has its name in "id": a second one with another.
    static void nameAnew(Value& copy)
    {
        if (!copy.isObject()) return;
        for (auto& [key, member] : copy.object()) {
            if (key == "id" && member.kind() == Value::Kind::String)
                member = Value(member.text() + "2");
        }
    }
    template <class List>
    void swapIn(List& list)
    {
        if (list.size() > 1) std::swap(list[below(list.size())], list[below(list.size())]);
    }
    void swap(Value& at)
    {
        if (at.isArray())
            swapIn(at.array());
        else if (at.isObject())
            swapIn(at.object());
        else
            std::swap(at, *places_.back());
    }
    void renameKey(Value& at)
    {
        if (!at.isObject() || at.object().empty()) return tweak(at);
        at.object()[below(at.object().size())].first = typo(at.object()[0].first);
    }
    std::string typo(std::string text)
    {
        if (text.empty() || below(4) == 0) return text + static_cast<char>('0' + below(10));
        const std::size_t place = below(text.size());
        switch (below(3)) {
            case 0:
                text.erase(place, 1);
                break;
            case 1:
                text.insert(place, 1, text[below(text.size())]);
                break;
            default:
                text[place] = static_cast<char>(
                    text[place] >= '0' && text[place] <= '9' ? '0' + below(10) : ' ' + below(95));
        }
        return text;
    }
    void nest(Value& at)
    {
        for (std::size_t depth = below(3) == 0 ? below(40) : 1; depth-- > 0;) {
            at = below(2) == 0 ? Value(Value::Array{at}) : Value(Value::Object{{"a", at}});
        }
    }
    Value anything()
    {
        switch (below(7)) {
            case 0:
                return Value();
            case 1:
                return Value(below(2) == 0);
            case 2:
                return Value(Value::Array{});
            case 3:
                return Value(Value::Object{});
            case 4:
                return Value(std::string(below(300), static_cast<char>('a' + below(26))));
            case 5:
                return Value(std::string(kTexts[below(kTexts.size())]));
            default:
                return Value(kNumbers[below(kNumbers.size())]);
        }
    }
    void tweak(Value& at)
    {
        if (at.kind() == Value::Kind::Number) {
            const double number = at.number();
            const std::array near = {number + 1, number - 1, -number,
                                     number * 2, number / 3, kNumbers[below(kNumbers.size())]};
            const double tried = near[below(near.size())];
            at = Value(std::isfinite(tried) ? tried : 0.0);
        } else if (at.kind() == Value::Kind::String) {
            at = below(4) == 0 ? Value(std::string(kTexts[below(kTexts.size())]))
                               : Value(typo(at.text()));
            if (below(8) == 0) at = Value(at.text() + '\0' + at.text());
        } else if (at.kind() == Value::Kind::Boolean) {
            at = Value(!at.boolean());
        } else if (at.isArray()) {
            at.array().push_back(anything());
        } else if (at.isObject()) {
            at.object().emplace_back(kTexts[below(kTexts.size())], anything());
        }
    }

    std::minstd_rand random_;
    std::vector<Value*> places_;
};

Value parsed(const std::uint8_t* data, std::size_t size)
{
    return opmaat::engine::json::parse({reinterpret_cast<const char*>(data), size}, "mutator");
}

Value startOf(Mutation& mutation, const std::uint8_t* data, std::size_t size)
{
    const Value* whole = opmaat::fuzz::wholeInput;
    return whole != nullptr && mutation.below(2) == 0 ? *whole : parsed(data, size);
}

/// @return 0 when it does not fit
std::size_t put(const Value& root, Mutation& mutation, std::uint8_t* data, std::size_t maximum)
{
    const std::string text = opmaat::engine::json::write(root, mutation.below(8) == 0 ? 2 : -1);
    if (text.size() > maximum) return 0;
    std::memcpy(data, text.data(), text.size());
    return text.size();
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maximum, unsigned seed)
{
    Mutation mutation(seed);
    if (mutation.below(4) == 0) return LLVMFuzzerMutate(data, size, maximum);
    try {
        Value root = startOf(mutation, data, size);
        for (bool again = true; again; again = mutation.below(4) == 0) {
            mutation.change(root);
        }
        if (const std::size_t written = put(root, mutation, data, maximum)) return written;
    } catch (const InputError&) {
    }
    return LLVMFuzzerMutate(data, size, maximum);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t oneSize,
                                                 const std::uint8_t* two, std::size_t twoSize,
                                                 std::uint8_t* out, std::size_t maximum,
                                                 unsigned seed)
{
    Mutation mutation(seed);
    try {
        Value root = parsed(one, oneSize), other = parsed(two, twoSize);
        mutation.graft(root, other);
        return put(root, mutation, out, maximum);
    } catch (const InputError&) {
        return 0;
    }
}
