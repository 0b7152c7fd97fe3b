#include <algorithm>
#include <pugixml.hpp>

#include "engine/authoring/translation.h"
#include "engine/json/encoding.h"
#include "engine/svg/drawing.h"

namespace opmaat::engine {
namespace {

constexpr const char* kNamespace = "urn:oasis:names:tc:xliff:document:1.2";

/// Reads a document and says where what it does not understand stands.
class XliffReader {
public:
    XliffReader(std::string_view xml, std::string file) : xml_(xml), file_(std::move(file)) {}

    Translation read();

private:
    void readFile(const pugi::xml_node& node);
    void readUnit(const pugi::xml_node& node, const std::string& original);
    std::string textOf(const pugi::xml_node& node);
    void takeLanguages(const pugi::xml_node& file);
    json::Place placeOf(const pugi::xml_node& node) const;
    void add(const pugi::xml_node& node, const std::string& rule, std::string message,
             std::string fix);
    [[noreturn]] void fail(std::size_t offset, const std::string& rule, std::string message,
                           std::string fix) const;

    std::string_view xml_;
    std::string file_;
    Translation translation_;
    Findings findings_;
};

void XliffReader::fail(std::size_t offset, const std::string& rule, std::string message,
                       std::string fix) const
{
    const json::Place place = json::placeOf(xml_, offset);
    throw InputError(Finding{file_, "", place.line, place.column, rule, Severity::Error,
                             std::move(message), std::move(fix)});
}

/// Of the '<' of an element.
json::Place XliffReader::placeOf(const pugi::xml_node& node) const
{
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 1));
    return json::placeOf(xml_, offset - 1);
}

void XliffReader::add(const pugi::xml_node& node, const std::string& rule, std::string message,
                      std::string fix)
{
    const json::Place place = placeOf(node);
    findings_.push_back({file_, "", place.line, place.column, rule, Severity::Error,
                         std::move(message), std::move(fix)});
}

/// Character data alone: what a tool put between it would be lost.
std::string XliffReader::textOf(const pugi::xml_node& node)
{
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (child.type() == pugi::node_element) {
            add(child, "xliff-inline",
                "the element <" + std::string(child.name()) + "> stands within a text",
                "Write the text without elements in it");
        }
    }
    return text;
}

void XliffReader::takeLanguages(const pugi::xml_node& file)
{
    const std::string source = file.attribute("source-language").value();
    const std::string target = file.attribute("target-language").value();
    if (source.empty() || target.empty()) {
        add(file, "xliff-language", "this <file> has no source-language or no target-language",
            "Add both, for example nl and en");
        return;
    }
    if (translation_.sourceLanguage.empty()) {
        translation_.sourceLanguage = source;
        translation_.targetLanguage = target;
        translation_.pack = file.attribute("product-name").value();
    } else if (source != translation_.sourceLanguage || target != translation_.targetLanguage) {
        add(file, "xliff-language",
            "this <file> is from '" + source + "' to '" + target + "', the first one from '" +
                translation_.sourceLanguage + "' to '" + translation_.targetLanguage + "'",
            "Import one pair of languages at a time");
    }
}

void XliffReader::readUnit(const pugi::xml_node& node, const std::string& original)
{
    const std::string key = node.attribute("id").value();
    const pugi::xml_node source = node.child("source");
    if (key.empty() || !source) {
        add(node, "xliff-unit", "this <trans-unit> has no id or no <source>",
            "Keep both as they were exported");
        return;
    }
    const json::Place place = placeOf(node);
    const std::string words = textOf(source), target = textOf(node.child("target"));
    if (json::findInvalidUtf8(key + words + target) != std::string_view::npos) {
        add(node, "xliff-encoding", "a number in it, such as &#xD800;, is no character",
            "Write the character itself");
        return;
    }
    translation_.units.push_back(
        {original, key, words, target, node.child("note").child_value(), place.line, place.column});
}

void XliffReader::readFile(const pugi::xml_node& node)
{
    takeLanguages(node);
    const std::string original = node.attribute("original").value();
    if (original.empty()) {
        add(node, "xliff-file", "this <file> has no original", "Keep it as it was exported");
    }
    for (const pugi::xml_node& unit : node.child("body").children()) {
        if (unit.type() != pugi::node_element) continue;
        if (std::string_view(unit.name()) == "trans-unit") {
            readUnit(unit, original);
        } else {
            add(unit, "xliff-unknown",
                "the element <" + std::string(unit.name()) + "> is not understood here",
                "Use <trans-unit>, as exported");
        }
    }
}

Translation XliffReader::read()
{
    if (const std::size_t bad = json::findInvalidUtf8(xml_); bad != std::string_view::npos) {
        fail(bad, "xliff-encoding", "this byte is no UTF-8", "Save the file as UTF-8");
    }
    if (const std::size_t zero = xml_.find('\0'); zero != std::string_view::npos) {
        fail(zero, "xliff-syntax", "this is no XML (it holds a zero byte)", "Export again");
    }
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        xml_.data(), xml_.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!parsed) {
        fail(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), "xliff-syntax",
             "this is no XML (" + std::string(parsed.description()) + ")",
             "Export again, or mend it in an editor for XML");
    }
    const pugi::xml_node root = document.child("xliff");
    const std::string version = root.attribute("version").value();
    if (!root || version != "1.2") {
        fail(0, "xliff-version",
             root ? "this is XLIFF '" + version + "'" : "this is no XLIFF document",
             "Save it as XLIFF 1.2");
    }
    for (const pugi::xml_node& file : root.children("file")) readFile(file);
    if (findings_.empty() && translation_.units.empty()) {
        fail(0, "xliff-unit", "there is no <trans-unit> in it", "Export again");
    }
    if (!findings_.empty()) throw InputError(std::move(findings_));
    return std::move(translation_);
}

/// Character data or an attribute. A carriage return would become a line feed when it is read.
std::string xmlOf(const std::string& text)
{
    std::string xml;
    for (const char byte : svg::escaped(text)) {
        if (byte == '\r') {
            xml += "&#13;";
        } else {
            xml += byte;
        }
    }
    return xml;
}

std::size_t replacementsIn(const std::string& text)
{
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::size_t count = 0;
    for (std::size_t at = text.find(kReplacement); at != std::string::npos;
         at = text.find(kReplacement, at + kReplacement.size())) {
        ++count;
    }
    return count;
}

/// @throws InputError for a character that XML 1.0 has no way to write
void checkCharacters(const TranslationUnit& unit)
{
    for (const std::string& text : {unit.source, unit.target}) {
        if (replacementsIn(svg::escaped(text)) == replacementsIn(text)) continue;
        throw InputError(Finding{unit.file, unit.key, 0, 0, "xliff-character", Severity::Error,
                                 "the text holds a character that XML cannot hold",
                                 "Take it out of the text, or export as CSV"});
    }
}

std::string unitXml(const TranslationUnit& unit)
{
    checkCharacters(unit);
    std::string xml = "      <trans-unit id=\"" + xmlOf(unit.key) + "\" xml:space=\"preserve\">\n" +
                      "        <source>" + xmlOf(unit.source) + "</source>\n";
    if (!unit.target.empty()) {
        xml += "        <target state=\"translated\">" + xmlOf(unit.target) + "</target>\n";
    }
    return xml + "        <note>" + xmlOf(unit.note) + "</note>\n      </trans-unit>\n";
}

}  // namespace

std::string toXliff(const Translation& translation)
{
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"" +
        std::string(kNamespace) + "\">\n";
    const std::string end = "    </body>\n  </file>\n";
    std::string original;
    for (const TranslationUnit& unit : translation.units) {
        if (unit.file != original) {
            xml += original.empty() ? "" : end;
            original = unit.file;
            xml += "  <file original=\"" + xmlOf(original) + "\" source-language=\"" +
                   xmlOf(translation.sourceLanguage) + "\" target-language=\"" +
                   xmlOf(translation.targetLanguage) + R"(" datatype="plaintext" product-name=")" +
                   xmlOf(translation.pack) + "\">\n    <body>\n";
        }
        xml += unitXml(unit);
    }
    return xml + (original.empty() ? "" : end) + "</xliff>\n";
}

Translation fromXliff(std::string_view xml, const std::string& file)
{
    if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
    return XliffReader(xml, file).read();
}

}  // namespace opmaat::engine
