#include <algorithm>

#include "qml/kiosk/views/pack_pictures.h"
#include "qml/kiosk/views/question_view.h"

// What a question shows beside its words, and its steps.
namespace opmaat::kiosk {
namespace {

QUrl sourceOf(const engine::Picture& picture)
{
    return picture.empty() ? QUrl()
                           : QUrl(PackPictures::kSource + QString::fromStdString(picture.file));
}

}  // namespace

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
