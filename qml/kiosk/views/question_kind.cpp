#include <algorithm>

#include "qml/kiosk/views/pack_pictures.h"
#include "qml/kiosk/views/question_view.h"

// Of what kind a question is, and what it shows beside its words.
namespace opmaat::kiosk {

using engine::ItemType;

namespace {

QUrl sourceOf(const engine::Picture& picture)
{
    return picture.empty() ? QUrl()
                           : QUrl(PackPictures::kSource + QString::fromStdString(picture.file));
}

}  // namespace

QuestionView::Kind QuestionView::kind() const
{
    if (item() == nullptr) return Kind::None;
    switch (item()->type) {
        case ItemType::Choice:
            return Kind::Choice;
        case ItemType::Several:
            return Kind::Several;
        case ItemType::Scale:
            return Kind::Scale;
        case ItemType::TwoStep:
            return Kind::TwoStep;
        case ItemType::Picture:
            return Kind::Picture;
        case ItemType::Number:
        case ItemType::Amount:
            return Kind::Number;
        case ItemType::Month:
            return Kind::Month;
        case ItemType::Text:
            return Kind::Text;
        case ItemType::Ordering:
            return Kind::Ordering;
        case ItemType::Matching:
            return Kind::Matching;
        case ItemType::Information:
            break;
    }
    return Kind::Information;
}

const AnswerForm* QuestionView::form() const
{
    switch (kind()) {
        case Kind::Number:
            return &number_;
        case Kind::Month:
            return &month_;
        case Kind::Text:
            return &words_;
        case Kind::Ordering:
            return &order_;
        case Kind::Matching:
            return &match_;
        default:
            return nullptr;
    }
}

QUrl QuestionView::picture() const
{
    return item() == nullptr ? QUrl() : sourceOf(item()->picture);
}

QString QuestionView::pictureText() const
{
    return item() == nullptr ? QString() : visit_.say(item()->picture.alternative);
}

QList<QUrl> QuestionView::pictures() const
{
    QList<QUrl> sources;
    if (kind() != Kind::Picture) return sources;
    for (const auto& category : item()->categories) sources << sourceOf(category.picture);
    return sources;
}

QList<QString> QuestionView::pictureTexts() const
{
    QList<QString> texts;
    if (kind() != Kind::Picture) return texts;
    for (const auto& category : item()->categories) {
        texts << visit_.say(category.picture.alternative);
    }
    return texts;
}

QList<QString> QuestionView::steps() const
{
    QList<QString> texts;
    if (item() == nullptr) return texts;
    for (const auto& step : item()->steps) texts << visit_.say(step.text);
    return texts;
}

QList<QString> QuestionView::stepOptions() const
{
    QList<QString> texts;
    if (kind() != Kind::TwoStep || step_ < 0) return texts;
    const auto& covers = item()->steps[static_cast<std::size_t>(step_)].covers;
    for (std::size_t i = 0; i < covers.size() && covers.size() > 1; ++i) {
        texts << visit_.say(item()->categories[static_cast<std::size_t>(covers[i])].text);
    }
    return texts;
}

int QuestionView::stepSelected() const
{
    if (kind() != Kind::TwoStep || step_ < 0) return -1;
    const auto& covers = item()->steps[static_cast<std::size_t>(step_)].covers;
    const auto found = std::find(covers.begin(), covers.end(), selected());
    return found == covers.end() ? -1 : static_cast<int>(found - covers.begin());
}

}  // namespace opmaat::kiosk
