#include "qml/kiosk/rehearsal.h"

#include <QDir>
#include <QMetaEnum>
#include <utility>

#include "qml/kiosk/rehearsed_answer.h"

namespace opmaat::kiosk {

using engine::Answer;
using engine::AnswerState;
using engine::Item;

namespace {

constexpr int kSlow = 60'000;  // ms; a code is slow on purpose

}  // namespace

Rehearsal::Rehearsal(Kiosk& kiosk, RehearsalStore& store, QString pictures)
    : kiosk_(kiosk),
      store_(store),
      player_(kiosk.window(), kiosk.engine()),
      pictures_(std::move(pictures))
{
    player_.waitForFrame();
    timings_.firstFrame = millisecondsSinceStart();
}

bool Rehearsal::reach(Page page)
{
    lost_ = lost_ || kiosk_.client().page() != page;
    if (lost_) {
        const auto pages = QMetaEnum::fromType<Page>();
        qCritical("Expected page %s, and it is %s.", pages.valueToKey(static_cast<int>(page)),
                  pages.valueToKey(static_cast<int>(kiosk_.client().page())));
    }
    return !lost_;
}

bool Rehearsal::tap(const QString& name, Page expected)
{
    return !lost_ && player_.tap(name) && reach(expected);
}

// Numbered by kind, so that a picture has the same name whatever was answered.
void Rehearsal::picture(const char* name)
{
    if (pictures_.isEmpty() || lost_ || !taken_.insert(name).second) return;
    player_.savePicture(QDir(pictures_).filePath(QString(name) + ".png"));
}

void Rehearsal::welcome(const engine::ResponseSet& set)
{
    for (const auto& language : kiosk_.visit().interview().pack().languages) {
        const QString code = QString::fromStdString(language);
        tap("language-" + code, Page::Welcome);
        picture(("01-welcome-" + language).c_str());
    }
    tap("language-" + QString::fromStdString(set.language), Page::Welcome);
    if (set.mode == "alone") {
        player_.tap("start");
        return;
    }
    if (!tap(QString::fromStdString(set.mode), Page::Help)) return;  // each its own button
    picture("07-help");
    player_.tap("first");
}

bool Rehearsal::play(const engine::ResponseSet& set)
{
    welcome(set);
    answerAll(set);
    picture("11-review");
    if (tap("change0", Page::Question)) answer(set);
    answerAll(set);  // an answer may have opened questions
    if (tap("finish", Page::Thanks)) picture("12-thanks");
    return !lost_ && complaints().isEmpty();
}

void Rehearsal::answerAll(const engine::ResponseSet& set)
{
    const std::size_t most = 3 * kiosk_.visit().interview().pack().items.size() + 3;
    for (std::size_t step = 0; step < most && !lost_; ++step) {
        switch (kiosk_.client().page()) {
            case Page::Introduction:
                picture("02-introduction");
                player_.tap("first");
                break;
            case Page::Question:
                pictureQuestion();
                answer(set);
                break;
            case Page::Alarm:
                picture("09-alarm");
                player_.tap("first");
                break;
            default:
                reach(Page::Review);
                return;
        }
    }
}

void Rehearsal::pictureQuestion()
{
    const auto& interview = kiosk_.visit().interview();
    const Item& item = interview.currentItem();
    picture(item.practice ? "06-practice" : pictureOf(item.type));
    if (player_.find("explain") != nullptr && !taken_.contains("04-explained")) {
        tap("explain", Page::Question);
        picture("04-explained");
        taken_.insert("04-explained");
        tap("explain", Page::Question);
    }
    const bool mayBeSkipped = item.takesAnswer() && item.decline == engine::DeclinePolicy::Offer;
    if (mayBeSkipped && interview.canGoBack() && taken_.insert("around").second) lookAround();
}

// The screens beside the way, and back to the same question from each.
void Rehearsal::lookAround()
{
    if (tap("help", Page::Help)) picture("07-help");
    tap("first", Page::Question);
    if (tap("stop", Page::StopAsked)) picture("08-stop");
    tap("first", Page::Question);
    player_.waitUntil([this] { return kiosk_.question().ready(); });
    store_.refuse(true);
    if (tap("skip", Page::NotStored)) picture("10-not-stored");
    store_.refuse(false);
    tap("third", Page::Question);
    player_.waitUntil([this] { return kiosk_.question().ready(); });
    tap("back", Page::Question);
    picture("03-answered");
}

void Rehearsal::answer(const engine::ResponseSet& set)
{
    if (!reach(Page::Question)) return;
    player_.waitUntil([this] { return kiosk_.question().ready(); });
    const Item& item = kiosk_.visit().interview().currentItem();
    const auto found = set.answers.find(item.id);
    const Answer answer = found == set.answers.end() ? Answer() : found->second;
    if (!item.takesAnswer()) {
        if (item.practice) player_.tap("answer0");
        tapAnswer("next");
    } else if (answer.state == AnswerState::DontKnow) {
        tapAnswer("dontKnow");
    } else if (answer.state != AnswerState::Answered) {
        skip(item);
    } else {
        RehearsedAnswer(kiosk_, player_).prepare(item, answer);
        const bool hasTwo = item.type == engine::ItemType::TwoStep;
        if (hasTwo || !engine::takesOneCategory(item.type)) picture(filledPictureOf(item.type));
        tapAnswer(lastTap(item, answer));
    }
}

// Who may not skip says "I don't know"; who is offered other words skips once more.
void Rehearsal::skip(const Item& item)
{
    if (item.decline == engine::DeclinePolicy::None) return tapAnswer("dontKnow");
    if (item.decline == engine::DeclinePolicy::Probe) {
        player_.tap("skip");
        picture("04-probed");
    }
    tapAnswer("skip");
}

void Rehearsal::tapAnswer(const QString& name)
{
    const int turn = kiosk_.visit().turn();
    if (!player_.tap(name)) lost_ = true;
    if (lost_ || kiosk_.visit().turn() == turn) {
        lost_ = true;
        return;
    }
    timings_.tapToNext.push_back(player_.tapToFrame().back());
    timings_.store.push_back(store_.lastAppend());
}

bool Rehearsal::playStopping()
{
    player_.tap("read-aloud");
    reach(Page::Help);
    kiosk_.visit().goOn();
    kiosk_.visit().askWhetherThere();
    player_.waitForFrame();
    if (reach(Page::StillThere)) picture("13-still-there");
    player_.tap("first");
    if (tap("stop", Page::StopAsked) && tap("third", Page::Stopped)) picture("14-stopped");
    return !lost_ && complaints().isEmpty();
}

QString Rehearsal::playPausing()
{
    player_.tap("start");
    player_.waitUntil([this] { return kiosk_.client().code() != ""; }, kSlow);
    if (kiosk_.client().page() == Page::Alarm) player_.tap("first");
    if (kiosk_.client().page() == Page::Introduction) {
        picture("02-introduction-code");
        player_.tap("first");
    }
    if (reach(Page::Question)) answer({});
    tap("stop", Page::StopAsked);
    if (tap("second", Page::Paused)) picture("15-paused");
    return lost_ || !complaints().isEmpty() ? QString() : kiosk_.client().code().remove(' ');
}

void Rehearsal::type(const QString& code)
{
    for (const QChar digit : code) player_.tap("key" + QString(digit));
}

bool Rehearsal::playGoingOn(const QString& code)
{
    if (tap("code", Page::EnterCode)) picture("16-code");
    type("4");
    player_.tap("erase");
    QString wrong = code;
    wrong[0] = wrong[0] == '1' ? '2' : '1';
    type(wrong);
    picture("16-code-typed");
    player_.tap("submit");
    player_.waitUntil([this] { return !kiosk_.code().trying(); }, kSlow);
    player_.waitForFrame();
    if (reach(Page::EnterCode)) picture("16-code-refused");
    for (int digit = 0; digit < code.size(); ++digit) player_.tap("erase");
    type(code);
    player_.tap("submit");
    player_.waitUntil([this] { return !kiosk_.code().trying(); }, kSlow);
    const auto page = kiosk_.client().page();
    return !lost_ && complaints().isEmpty() &&
           (page == Page::Question || page == Page::Introduction);
}

namespace {

engine::ResponseSet firstAnswers(const engine::Pack& pack, const std::string& language)
{
    engine::ResponseSet set;
    set.pack = pack.id;
    set.language = language;
    for (const Item& item : pack.items) {
        if (item.takesAnswer()) set.answers[item.id] = firstAnswer(item);
    }
    return set;
}

// So that the screen of an alarm is met, whatever the pack and the answers are.
void addAlarm(engine::Pack& pack)
{
    engine::Condition::Mistake mistake;
    const auto always = engine::Condition::parse(
        "true", [](std::string_view) { return std::nullopt; }, mistake);
    pack.alarms.insert(pack.alarms.begin(),
                       {"rehearsal", *always, pack.alarm["title"], engine::Text()});
}

QStringList visitWithCode(const engine::Pack& pack, const Settings& settings,
                          const QString& pictures)
{
    const auto clock = [] { return std::chrono::sys_seconds(); };
    RehearsalOffice office;
    QString code;
    const auto visit = [&](auto&& visitor) -> QStringList {
        RehearsalStore store(office.store());
        Kiosk kiosk(pack, store, clock, settings, &office.store());
        if (!kiosk.show()) return {"The pages could not be loaded."};
        Rehearsal rehearsal(kiosk, store, pictures);
        if (visitor(rehearsal)) return {};
        return QStringList("The visit with a code failed.") << rehearsal.complaints();
    };
    QStringList complaints = visit([&](Rehearsal& first) {
        code = first.playPausing();
        return code != "";
    });
    if (!complaints.isEmpty()) return complaints;
    return visit([&](Rehearsal& second) { return second.playGoingOn(code); });
}

QStringList visitAll(const engine::Pack& pack, const Settings& settings, const QString& pictures)
{
    QStringList complaints;
    const auto clock = [] { return std::chrono::sys_seconds(); };
    const auto visit = [&](auto&& visitor, const char* name) {
        const auto memory = engine::memoryStore();
        RehearsalStore store(*memory);
        Kiosk kiosk(pack, store, clock, settings);
        if (!kiosk.show()) {
            complaints << "The pages could not be loaded.";
            return;
        }
        Rehearsal rehearsal(kiosk, store, pictures);
        if (!visitor(rehearsal)) complaints << QString("The visit '%1' failed.").arg(name);
        complaints << rehearsal.complaints();
    };
    visit([&](Rehearsal& r) { return r.play(firstAnswers(pack, settings.language)); }, "answering");
    visit([&](Rehearsal& r) { return r.playStopping(); }, "stopping");
    return complaints << visitWithCode(pack, settings, pictures);
}

}  // namespace

QStringList selfTest(engine::Pack pack, const QString& pictures)
{
    addAlarm(pack);
    QStringList complaints;
    Settings settings;
    settings.settling = std::chrono::milliseconds(0);
    for (const auto& language : pack.languages) {
        settings.language = language;
        for (const QSize size : {QSize(1280, 800), QSize(1024, 768), QSize(800, 1280)}) {
            settings.size = size;
            const QString place = QString("%1/%2-%3x%4")
                                      .arg(pictures, QString::fromStdString(language))
                                      .arg(size.width())
                                      .arg(size.height());
            if (!pictures.isEmpty()) QDir().mkpath(place);
            complaints << visitAll(pack, settings, pictures.isEmpty() ? QString() : place);
        }
    }
    return complaints;
}

}  // namespace opmaat::kiosk
