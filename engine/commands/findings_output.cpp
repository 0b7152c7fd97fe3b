#include "engine/commands/findings_output.h"

namespace opmaat::engine {

using json::Value;

Value findingsValue(const Findings& findings)
{
    Value::Array array;
    for (const Finding& one : findings) {
        array.push_back(Value(Value::Object{{"file", Value(one.file)},
                                            {"pointer", Value(one.pointer)},
                                            {"line", Value(double(one.line))},
                                            {"column", Value(double(one.column))},
                                            {"rule", Value(one.rule)},
                                            {"severity", Value(std::string(name(one.severity)))},
                                            {"message", Value(one.message)},
                                            {"fix", Value(one.fix)}}));
    }
    return Value(std::move(array));
}

std::string printed(Value::Object fields)
{
    return json::write(Value(std::move(fields)), 2) + "\n";
}

}  // namespace opmaat::engine
