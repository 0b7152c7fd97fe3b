// Writes what the batch is measured on: FOLDER/parameters.json (three axes of 20 items with 5
// categories, loadings 1), FOLDER/pack (the same with five profiles and the words of wkm) and
// FOLDER/rows.csv with made-up respondents, one cell in twenty empty. The same bytes every time.
// Usage: many_rows FOLDER ROWS

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/json/value.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

namespace {

namespace fs = std::filesystem;
using opmaat::engine::json::Value;
using namespace opmaat::scoring;

Value number(double value)
{
    return Value(value);
}
Value text(const std::string& words)
{
    return Value(words);
}
Value words(const std::string& both)
{
    return Value(Value::Object{{"nl", text(both)}, {"en", text(both)}});
}

Value::Object head(const std::string& kind)
{
    return {
        {"format", text("opmaat." + kind + "/1")}, {"id", text("many")}, {"version", text("1")}};
}

Model model()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Constant(3, 3, 0.4);
    r.diagonal().setOnes();
    Model made = made_up::model({{1.0}, {1.0}, {1.0}}, r, 20, 5);
    for (std::size_t a = 0; a < 3; ++a) made.axes[a].id = made.facets[a].id;
    return made;
}

Value parameters(const Model& model)
{
    Value::Array axes, mean, correlation;
    Value::Object items;
    for (const Axis& axis : model.axes) {
        axes.push_back(Value(Value::Object{{"id", text(axis.id)}}));
        mean.push_back(number(0));
        Value::Array row;
        for (Eigen::Index b = 0; b < 3; ++b)
            row.push_back(number(
                model.population.covariance(static_cast<Eigen::Index>(correlation.size()), b)));
        correlation.emplace_back(std::move(row));
    }
    for (const Item& item : model.items) {
        Value::Array intercepts;
        for (const double d : item.intercepts) intercepts.push_back(number(d));
        items.emplace_back(
            item.id, Value(Value::Object{
                         {"facet", text(model.facets[static_cast<std::size_t>(item.facet)].id)},
                         {"model", text("graded")},
                         {"slope", number(item.slope)},
                         {"intercepts", Value(std::move(intercepts))}}));
    }
    Value::Object file = head("parameters");
    file.emplace_back("status", text("expert"));
    file.emplace_back("provenance", text("made up for a measurement"));
    file.emplace_back("axes", Value(std::move(axes)));
    file.emplace_back("population",
                      Value(Value::Object{{"mean", Value(std::move(mean))},
                                          {"correlation", Value(std::move(correlation))}}));
    file.emplace_back("items", Value(std::move(items)));
    return Value(std::move(file));
}

Value module(const Model& model)
{
    Value::Array items;
    for (const Item& item : model.items) {
        Value::Array categories;
        for (int k = 0; k < item.categories(); ++k) categories.push_back(words(std::to_string(k)));
        items.push_back(Value(Value::Object{{"id", text(item.id)},
                                            {"text", words(item.id)},
                                            {"responses", Value(std::move(categories))}}));
    }
    Value::Object file = head("module");
    file[1].second = text("questions");
    file.emplace_back("title", words("Questions"));
    file.emplace_back("items", Value(std::move(items)));
    return Value(std::move(file));
}

Value profiles(const Model& model)
{
    const std::array<std::array<double, 3>, 5> centres{
        {{1.1, 1.0, 0.5}, {-1.1, 0.8, 0.0}, {1.0, -1.1, 0.4}, {-1.0, -1.2, -0.6}, {0.1, 0.0, 1.5}}};
    Value::Array all, covariance;
    Value::Object errors;
    for (std::size_t a = 0; a < 3; ++a) {
        Value::Array row;
        for (std::size_t b = 0; b < 3; ++b) row.push_back(number(a == b ? 0.5 : 0.1));
        covariance.emplace_back(std::move(row));
        errors.emplace_back(model.axes[a].id, number(0.9));
    }
    for (std::size_t k = 0; k < centres.size(); ++k) {
        Value::Object mean;
        for (std::size_t a = 0; a < 3; ++a)
            mean.emplace_back(model.axes[a].id, number(centres[k][a]));
        Value::Object profile{{"id", text("profile-" + std::to_string(k))},
                              {"weight", number(0.16)},
                              {"mean", Value(std::move(mean))},
                              {"facets", Value(Value::Object{})}};
        for (const char* field : {"title", "summary", "client"})
            profile.emplace_back(field, words("Profile " + std::to_string(k)));
        for (const char* field : {"approach", "contraIndications", "checkFirst", "moves"})
            profile.emplace_back(field, Value(Value::Array{words("Talk")}));
        all.emplace_back(std::move(profile));
    }
    Value::Object file = head("profiles");
    file.emplace_back("title", words("Five"));
    file.emplace_back("background",
                      Value(Value::Object{{"weight", number(0.2)}, {"title", words("None")}}));
    file.emplace_back("covariance", Value(std::move(covariance)));
    file.emplace_back("bounds",
                      Value(Value::Object{{"minimumProbability", number(0.5)},
                                          {"minimumMargin", number(0.15)},
                                          {"maximumStandardError", Value(std::move(errors))},
                                          {"neededFacets", Value(Value::Array{})}}));
    file.emplace_back("profiles", Value(std::move(all)));
    return Value(std::move(file));
}

Value assessment()
{
    Value::Array rules;
    const std::array<const char*, 3> conditions{"share.missing > 0.25", "longest-run >= 10",
                                                "axis.facet-0.t > 65 and facet.facet-1.t < 35"};
    for (const char* when : conditions) {
        rules.push_back(Value(Value::Object{{"id", text("rule-" + std::to_string(rules.size()))},
                                            {"when", text(when)},
                                            {"verdict", text("with-care")},
                                            {"reason", words("Talk")}}));
    }
    Value::Object file = head("assessment");
    file.emplace_back("quality", Value(std::move(rules)));
    file.emplace_back("alarms", Value(Value::Array{}));
    return Value(std::move(file));
}

void put(Value& object, const std::string& key, const Value& value)
{
    for (auto& [name, old] : object.object())
        if (name == key) old = value;
}

/// A file of wkm, of which parts are replaced.
Value fromWkm(const std::string& name)
{
    return opmaat::engine::json::parseFile(SOURCE_DIR "/questionnaires/wkm/" + name);
}

void write(const fs::path& path, const Value& value)
{
    std::ofstream(path) << opmaat::engine::json::write(value, 2) << "\n";
}

void writePack(const fs::path& folder, const Model& model)
{
    fs::create_directories(folder);
    Value pack = fromWkm("pack.json");
    put(pack, "modules", Value(Value::Array{text("questions")}));
    put(pack, "plane",
        Value(Value::Object{{"x", text(model.axes[0].id)}, {"y", text(model.axes[1].id)}}));
    write(folder / "pack.json", pack);
    Value said = fromWkm("words.json");
    Value::Object named;
    for (const Axis& axis : model.axes)
        named.emplace_back(axis.id, Value(Value::Object{{"title", words(axis.id)},
                                                        {"low", words("low")},
                                                        {"high", words("high")}}));
    put(said, "axes", Value(named));
    put(said, "facets", Value(std::move(named)));
    write(folder / "words.json", said);
    write(folder / "questions.json", module(model));
    write(folder / "parameters.json", parameters(model));
    write(folder / "profiles.json", profiles(model));
    write(folder / "assessment.json", assessment());
}

void writeRows(const fs::path& path, const Model& model, long rows)
{
    std::ofstream file(path, std::ios::binary);
    std::string line;
    for (const Item& item : model.items) line += (line.empty() ? "" : ",") + item.id;
    file << line << "\n";
    Random random(20'261'127);
    for (long n = 0; n < rows; ++n) {
        const Respondent person = simulate(model, {}, random);
        line.clear();
        for (std::size_t i = 0; i < person.responses.size(); ++i) {
            if (i > 0) line += ',';
            if (random.below(20) > 0) line += static_cast<char>('0' + person.responses[i]);
        }
        file << line << "\n";
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const long rows = argc == 3 ? std::atol(argv[2]) : 0;
    if (rows < 1) {
        std::fprintf(stderr, "usage: many_rows FOLDER ROWS\n");
        return 2;
    }
    try {
        const fs::path folder = argv[1];
        const Model made = model();
        writePack(folder / "pack", made);
        write(folder / "parameters.json", parameters(made));
        writeRows(folder / "rows.csv", made, rows);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
