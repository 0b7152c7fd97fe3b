#include "qml/kiosk/views/question_view.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace opmaat::kiosk {

using engine::Answer;
using engine::AnswerState;
using engine::Item;
using engine::ItemType;

QuestionView::QuestionView(Visit& visit, std::chrono::milliseconds settling, QObject* parent)
    : QObject(parent),
      visit_(visit),
      settling_(settling),
      number_(visit),
      month_(visit),
      words_(visit),
      order_(visit),
      match_(visit)
{
    shown_.start();
    connect(&visit_, &Visit::changed, this, &QuestionView::refresh);
    for (AnswerForm* form :
         std::initializer_list<AnswerForm*>{&number_, &month_, &words_, &order_, &match_}) {
        connect(form, &AnswerForm::changed, this, &QuestionView::changed);
    }
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
        begin();
        shown_.restart();
    }
    Q_EMIT changed();
    if (turn) Q_EMIT turned();
}

/// What was answered before stands again; what was tried does not.
void QuestionView::begin()
{
    explained_ = probing_ = false;
    marked_.clear();
    step_ = -1;
    const Item* now = item();
    if (now == nullptr) return;
    const Answer answer = visit_.interview().answer(now->id);
    marked_.resize(static_cast<qsizetype>(now->categories.size()), false);
    for (const int index : answer.categories) marked_[index] = true;
    for (std::size_t i = 0; i < now->steps.size() && !answer.categories.empty(); ++i) {
        const auto& covers = now->steps[i].covers;
        if (std::count(covers.begin(), covers.end(), answer.categories.front()) > 0) {
            step_ = static_cast<int>(i);
        }
    }
    if (AnswerForm* used = form()) used->begin(*now, answer);
}

QString QuestionView::text() const
{
    return item() ? visit_.say(item()->text) : QString();
}

QString QuestionView::help() const
{
    if (item() == nullptr) return {};
    QStringList parts;
    for (const engine::Text* part : {&item()->simpler, &item()->help}) {
        if (!part->empty()) parts << visit_.say(*part);
    }
    return parts.join(QStringLiteral("\n\n"));
}

AnswerForm* QuestionView::form()
{
    return const_cast<AnswerForm*>(std::as_const(*this).form());
}

bool QuestionView::takesOne() const
{
    return item() != nullptr && engine::takesOneCategory(item()->type);
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
    return takesOne() ? static_cast<int>(marked_.indexOf(true)) : -1;
}

bool QuestionView::practice() const
{
    return item() != nullptr && item()->practice;
}

bool QuestionView::takesNext() const
{
    return item() != nullptr && (!takesOne() || practice());
}

bool QuestionView::canSkip() const
{
    return item() != nullptr && item()->takesAnswer() &&
           item()->decline != engine::DeclinePolicy::None;
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
    } else if (kind() == Kind::Ordering) {
        order_.touch(index);
    } else if (practice()) {
        mark(index);
    } else if (takesOne()) {
        attempt(
            [index, took = seconds()](engine::Session& session) { session.answer({index}, took); });
    }
}

void QuestionView::mark(int index)
{
    marked_.fill(false);
    marked_[index] = true;
    Q_EMIT changed();
}

void QuestionView::touchStep(int step)
{
    if (!ready() || kind() != Kind::TwoStep || step < 0 || step >= steps().size()) return;
    const auto& covers = item()->steps[static_cast<std::size_t>(step)].covers;
    step_ = step;
    if (covers.size() == 1) return touch(covers.front());
    Q_EMIT changed();
}

void QuestionView::touchStepOption(int index)
{
    if (step_ < 0 || index < 0 || index >= stepOptions().size()) return;
    touch(item()->steps[static_cast<std::size_t>(step_)].covers[static_cast<std::size_t>(index)]);
}

void QuestionView::press(int digit)
{
    if (kind() == Kind::Number) {
        number_.type(digit);
    } else if (kind() == Kind::TwoStep) {
        step_ < 0 ? touchStep(digit - 1) : touchStepOption(digit - 1);
    } else {
        touch(digit - 1);
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

// Nothing said is not "none". What is only tried may be left at any time.
bool QuestionView::complete() const
{
    if (kind() == Kind::Information || practice()) return true;
    return form() != nullptr ? form()->complete() : marked_.contains(true);
}

std::vector<int> QuestionView::marks() const
{
    std::vector<int> categories;
    for (int index = 0; index < marked_.size(); ++index) {
        if (marked_[index]) categories.push_back(index);
    }
    return categories;
}

void QuestionView::next()
{
    if (!complete()) return;
    const bool keepsAnswer = item() != nullptr && item()->takesAnswer();
    Answer answer{AnswerState::Answered, marks(), 0.0, ""};
    if (!keepsAnswer) {
        answer.categories.clear();
    } else if (form() != nullptr) {
        answer = form()->answer();
    }
    attempt([answer, took = seconds()](engine::Session& session) {
        if (answer.state != AnswerState::Answered) {
            session.decline(answer.state, took);
        } else if (answer.value != engine::AnswerValue()) {
            session.answerWith(answer.value, took);
        } else {
            session.answer(answer.categories, took);
        }
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
    if (!canSkip()) return;
    if (item()->decline == engine::DeclinePolicy::Probe && !probing_ && ready()) {
        probing_ = true;
        Q_EMIT changed();
        return;
    }
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
