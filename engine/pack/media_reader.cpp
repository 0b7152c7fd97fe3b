#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/item_reader.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostPictureBytes = 2u << 20;

const std::vector<std::string> kPictures = {".png", ".jpg", ".jpeg"};
const std::vector<std::string> kSounds = {".ogg", ".mp3", ".wav"};

/// Bytes of the file that stands here; nullptr after a finding.
const std::string* fileAt(const Draft& draft, const Field& field,
                          const std::vector<std::string>& endings, const std::string& what)
{
    const std::optional<std::string> path = field.text();
    if (!path) {
        return nullptr;
    }
    const bool fits = path->starts_with("media/") &&
                      std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
                          return path->size() > ending.size() + 6 && path->ends_with(ending);
                      });
    if (!fits) {
        std::string all;
        for (const std::string& ending : endings) {
            all += (all.empty() ? "" : ", ") + ending;
        }
        field.report(
            "media-kind", inQuotes(*path) + " is no " + what + " below media/",
            "Name a file as in media/kitchen" + endings.front() + "; it may end with " + all);
        return nullptr;
    }
    const auto file = draft.files->find(*path);
    if (file == draft.files->end()) {
        std::vector<std::string> known;
        for (const auto& [name, bytes] : *draft.files) {
            if (name.starts_with("media/")) known.push_back(name);
        }
        field.report("media-missing", "the pack has no file " + inQuotes(*path),
                     didYouMean(*path, known, "Put it in the folder media of the pack"));
        return nullptr;
    }
    return &file->second;
}

/// By what it begins with, as a screen will read it: an ending alone proves nothing.
bool isPicture(const std::string& bytes)
{
    return bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.starts_with("\xff\xd8\xff");
}

}  // namespace

Picture readPicture(Draft& draft, const Field& field)
{
    Fields object(field);
    Picture picture;
    if (const std::optional<Field> file = object.required("file")) {
        const std::string* bytes = fileAt(draft, *file, kPictures, "picture");
        const bool isText = file->value().kind() == json::Value::Kind::String;
        picture.file = isText ? file->value().text() : "media/";  // what is wrong was said here
        if (bytes != nullptr && (!isPicture(*bytes) || bytes->size() > kMostPictureBytes)) {
            file->report(
                "media-kind",
                inQuotes(file->value().text()) + " is no PNG or JPEG picture of at most 2 MiB",
                "Save it again as one, as large as the screen shows it");
        } else if (bytes != nullptr) {
            draft.pack.media[picture.file] = *bytes;
        }
    }
    if (const std::optional<Field> alternative = object.find("alternative")) {
        picture.alternative = draft.texts.text(*alternative);
    } else if (field.value().isObject()) {
        field.report("picture-alternative", "the picture has no text alternative",
                     "Say in \"alternative\" what it shows, for who does not see it");
    }
    object.refuseOthers();
    return picture;
}

std::map<std::string, std::string> readClips(const Draft& draft, const Field& field)
{
    std::map<std::string, std::string> clips;
    Fields object(field);
    for (const std::string& language : draft.pack.languages) {
        const std::optional<Field> file = object.find(language);
        if (!file) {
            field.report("language-missing", "the clip in " + inQuotes(language) + " is missing",
                         "Record it, or leave all of them out: a voice then reads the text");
        } else if (fileAt(draft, *file, kSounds, "sound") != nullptr) {
            clips[language] = file->value().text();
        }
    }
    object.refuseOthers();
    return clips;
}

}  // namespace opmaat::engine
