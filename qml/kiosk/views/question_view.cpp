#include "qml/kiosk/views/question_view.h"

#include <algorithm>
#include <vector>

namespace opmaat::kiosk {

using engine::Answer;
using engine::AnswerState;
using engine::Item;
using engine::ItemType;

QuestionView::QuestionView(Visit& visit, std::chrono::milliseconds settling, QObject* parent)
    : QObject(parent), visit_(visit), settling_(settling)
{
    shown_.start();
    connect(&visit_, &Visit::changed, this, &QuestionView::refresh);
}

const Item* QuestionView::item() const
{
    const auto& interview = visit_.interview();
    const bool asking = interview.stage() == engine::Interview::Stage::Asking;
    return asking ? &interview.currentItem() : nullptr;
}

void QuestionView::refresh()
{
    const bool turn = turn_ != visit_.turn();
    if (turn) {
        Q_EMIT turning();
        turn_ = visit_.turn();
        explained_ = false;
        marked_.clear();
        if (const Item* now = item()) {
            marked_.resize(static_cast<qsizetype>(now->categories.size()), false);
            for (const int index : visit_.interview().answer(now->id).categories) {
                marked_[index] = true;
            }
        }
        shown_.restart();
    }
    Q_EMIT changed();
    if (turn) Q_EMIT turned();
}

QString QuestionView::text() const
{
    return item() ? visit_.say(item()->text) : QString();
}

QString QuestionView::help() const
{
    return item() ? visit_.say(item()->help) : QString();
}

QuestionView::Kind QuestionView::kind() const
{
    if (item() == nullptr) return Kind::None;
    switch (item()->type) {
        case ItemType::Choice:
            return Kind::Choice;
        case ItemType::Several:
            return Kind::Several;
        case ItemType::Information:
            break;
    }
    return Kind::Information;
}

QList<QString> QuestionView::options() const
{
    QList<QString> texts;
    if (item() == nullptr) return texts;
    for (const auto& category : item()->categories) texts << visit_.say(category.text);
    return texts;
}

QList<bool> QuestionView::marked() const
{
    return kind() == Kind::Several ? marked_ : QList<bool>();
}

int QuestionView::selected() const
{
    return kind() == Kind::Choice ? static_cast<int>(marked_.indexOf(true)) : -1;
}

bool QuestionView::ready() const
{
    const bool stands = visit_.front() == Visit::Front::Nothing && !visit_.introducing();
    return item() != nullptr && stands && shown_.elapsed() >= settling_.count();
}

void QuestionView::touch(int index)
{
    if (!ready() || index < 0 || index >= marked_.size()) return;
    if (kind() == Kind::Several) {
        toggle(static_cast<std::size_t>(index));
        Q_EMIT changed();
    } else {
        attempt(
            [index, took = seconds()](engine::Session& session) { session.answer({index}, took); });
    }
}

// An answer that excludes the others takes their marks away, and they take its mark away.
void QuestionView::toggle(std::size_t index)
{
    const auto& categories = item()->categories;
    const bool mark = !marked_[static_cast<qsizetype>(index)];
    for (std::size_t other = 0; mark && other < categories.size(); ++other) {
        if (categories[index].exclusive || categories[other].exclusive) {
            marked_[static_cast<qsizetype>(other)] = false;
        }
    }
    marked_[static_cast<qsizetype>(index)] = mark;
}

// Nothing said is not "none".
bool QuestionView::complete() const
{
    return kind() == Kind::Information || marked_.contains(true);
}

void QuestionView::next()
{
    std::vector<int> categories;
    for (int index = 0; index < marked_.size(); ++index) {
        if (marked_[index]) categories.push_back(index);
    }
    if (!complete()) return;
    attempt([categories, took = seconds()](engine::Session& session) {
        session.answer(categories, took);
    });
}

void QuestionView::dontKnow()
{
    attempt([took = seconds()](engine::Session& session) {
        session.decline(AnswerState::DontKnow, took);
    });
}

void QuestionView::skip()
{
    attempt([took = seconds()](engine::Session& session) {
        session.decline(AnswerState::Skipped, took);
    });
}

void QuestionView::back()
{
    if (!canGoBack()) return;
    attempt([](engine::Session& session) { session.back(); });
}

void QuestionView::explain()
{
    explained_ = !explained_;
    Q_EMIT changed();
}

void QuestionView::attempt(const Visit::Verb& verb)
{
    if (ready()) visit_.attempt(verb);
}

double QuestionView::seconds() const
{
    constexpr double kMillisecondsPerSecond = 1000.0;
    return static_cast<double>(shown_.elapsed()) / kMillisecondsPerSecond;
}

}  // namespace opmaat::kiosk
