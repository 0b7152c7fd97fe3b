#include "qml/kiosk/views/welcome_view.h"

#include <QLocale>

namespace opmaat::kiosk {
namespace {

// Qt names the dialect ("American English"), which is not what a client looks for.
QString nativeName(const std::string& language)
{
    if (language == "en") return QStringLiteral("English");
    QString name = QLocale(QString::fromStdString(language)).nativeLanguageName();
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

QString find(const std::map<std::string, engine::Text>& texts, const std::string& key,
             const Visit& visit)
{
    const auto found = texts.find(key);
    return found == texts.end() ? QString() : visit.say(found->second);
}

}  // namespace

WelcomeView::WelcomeView(Visit& visit, QObject* parent) : QObject(parent), visit_(visit)
{
    connect(&visit_, &Visit::languageChanged, this, &WelcomeView::changed);
}

QString WelcomeView::intro(const std::string& key) const
{
    return find(visit_.interview().pack().intro, key, visit_);
}

QString WelcomeView::duration() const
{
    const engine::Form* const form = visit_.form();
    const bool own = form != nullptr && !form->duration.empty();
    return own ? visit_.say(form->duration) : intro("duration");
}

QList<QString> WelcomeView::promises() const
{
    return {intro("notACondition"), duration(), intro("stop"), intro("use")};
}

QList<QString> WelcomeView::languages() const
{
    QList<QString> codes;
    for (const auto& language : visit_.interview().pack().languages) {
        codes << QString::fromStdString(language);
    }
    return codes;
}

QList<QString> WelcomeView::languageNames() const
{
    QList<QString> names;
    for (const auto& language : visit_.interview().pack().languages) names << nativeName(language);
    return names;
}

NoticeView::NoticeView(Visit& visit, QObject* parent) : QObject(parent), visit_(visit)
{
    connect(&visit_, &Visit::changed, this, &NoticeView::changed);
}

QString NoticeView::alarm() const
{
    const engine::Alarm* raised = visit_.alarm();
    const bool own = raised != nullptr && !raised->client.empty();
    return own ? visit_.say(raised->client) : say(visit_.interview().pack().alarm, "text");
}

QString NoticeView::say(const std::map<std::string, engine::Text>& texts,
                        const std::string& key) const
{
    return find(texts, key, visit_);
}

}  // namespace opmaat::kiosk
