#pragma once

#include "engine/exchange/fhir/path.h"
#include "engine/exchange/fhir/path_tokens.h"

namespace opmaat::engine::fhir {

/// Recursive descent over the grammar of FHIR.md, one token ahead. A mistake ends it by exception.
class PathParser {
public:
    /// What expressions that name each other have in common.
    struct Shared {
        int budget = 0;                  ///< parts that may still be read
        std::vector<std::string> names;  ///< of the variables that are read now
    };
    PathParser(std::string expression, const Form& form, Shared& shared);

    Formula wholeScore();
    Bands wholeBands();

private:
    /// What a part of an expression is.
    struct Part {
        enum class Kind { Value, Count, Reference };
        Kind kind = Kind::Value;
        Formula value;
        std::size_t item = 0;  ///< Reference
        std::size_t offset = 0;
    };
    /// Items that steps lead to, in order.
    struct Found {
        std::vector<std::size_t> items;
        bool isRoot = true;    ///< the whole file, and not items of it
        bool isNamed = false;  ///< by linkId, so that each must have weights
        std::size_t offset = 0;
    };
    struct Compared {
        Part known;
        std::string sign;
        double number = 0.0;
    };

    Formula guarded();
    Formula value();
    Formula product();
    Formula factor();
    Part known();
    Part primary();
    Part variable(const PathToken& name);
    Part answers(Found found);
    Formula weights(const Found& found);
    Compared compared();
    Bands choice();
    void bands(double from, bool isFromIncluded, double to, Bands& all);
    void keepKnown(const Part& known, Bands& all) const;

    // path_steps.cpp
    Found steps(const PathToken& start);
    void step(Found& found);
    void where(Found& found);
    std::vector<std::string> linkIds(bool& isUnequal);
    void below(Found& found, bool all) const;

    PathToken take();
    bool takeIf(std::string_view text);
    bool takeAll(std::initializer_list<std::string_view> texts);
    void expect(std::string_view text);
    [[noreturn]] void fail(const std::string& expected) const;

    std::string expression_;
    const Form& form_;
    int depth_ = 0;
    Shared& shared_;
    PathToken next_;
};

}  // namespace opmaat::engine::fhir
