#include "qml/kiosk/views/review_view.h"

#include "engine/interview/answer_value.h"

namespace opmaat::kiosk {

using engine::Answer;
using engine::AnswerState;
using engine::Interview;
using engine::Item;

ReviewView::ReviewView(Visit& visit, QObject* parent) : QAbstractListModel(parent), visit_(visit)
{
    connect(&visit_, &Visit::changed, this, &ReviewView::refresh);
}

// What was shown stays while a question is changed, and with it the place on the page.
void ReviewView::refresh()
{
    if (visit_.interview().stage() != Interview::Stage::Review) return;
    auto items = visit_.interview().shownItems();
    if (items != items_) {
        beginResetModel();
        items_ = std::move(items);
        endResetModel();
    } else if (!items_.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int ReviewView::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QVariant ReviewView::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Item& item = *items_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case QuestionRole:
            return visit_.say(item.text);
        case AnswerRole:
            return answerInWords(item);
        case GivenRole:
            return visit_.interview().answer(item.id).state == AnswerState::Answered;
        default:
            return {};
    }
}

QHash<int, QByteArray> ReviewView::roleNames() const
{
    return {{QuestionRole, "question"}, {AnswerRole, "answer"}, {GivenRole, "given"}};
}

QString ReviewView::answerInWords(const Item& item) const
{
    const Answer answer = visit_.interview().answer(item.id);
    switch (answer.state) {
        case AnswerState::Answered:
            break;
        //: In the review, instead of an answer. Neutral: nothing is wrong with not knowing.
        case AnswerState::DontKnow:
            return tr("I don't know");
        case AnswerState::Declined:
        //: In the review, instead of an answer. Neutral: nothing is wrong with skipping.
        case AnswerState::Skipped:
            return tr("Skipped");
        case AnswerState::NotShown:
        //: In the review, instead of an answer, for a question that was never reached
        case AnswerState::NotReached:
            return tr("Not answered");
    }
    return QString::fromStdString(engine::spokenAnswer(item, answer, visit_.language(), " · "));
}

void ReviewView::change(int row)
{
    if (row < 0 || row >= rowCount()) return;
    const std::string id = items_[static_cast<std::size_t>(row)]->id;
    visit_.attempt([id](engine::Session& session) { session.revisit(id); });
}

void ReviewView::finish()
{
    visit_.attempt([](engine::Session& session) { session.finish(); });
}

}  // namespace opmaat::kiosk
