#include "qml/kiosk/views/number_form.h"

#include <cmath>

#include "engine/interview/answer_value.h"
#include "engine/pack/spoken.h"

namespace opmaat::kiosk {

void NumberForm::start(const engine::Answer& answer)
{
    typed_.clear();
    if (answer.value == engine::AnswerValue()) return;
    const double value = engine::worthOf(item(), answer).front();
    const bool isWhole = std::floor(value) == value;
    typed_ = QString::number(value, 'f', isWhole ? 0 : decimals());
}

int NumberForm::decimals() const
{
    return item_ == nullptr ? 0 : item().range.decimals();
}

QString NumberForm::mark() const
{
    const std::string half = engine::spokenNumber(0.5, 1, language());
    return decimals() > 0 ? QString(QChar(half[1])) : QString();
}

// The whole part in groups of three once it is money, so that 1250 and 12500 look different.
QString NumberForm::shown() const
{
    if (item_ == nullptr) return {};
    QString whole = typed_.section('.', 0, 0);
    const QChar group = mark() == "," ? '.' : ',';
    for (qsizetype at = whole.size() - 3; isAmount() && at > 0; at -= 3) whole.insert(at, group);
    const QString rest = typed_.contains('.') ? mark() + typed_.section('.', 1) : QString();
    return (isAmount() ? QStringLiteral("€ ") : QString()) + whole + rest;
}

QString NumberForm::unit() const
{
    return item_ == nullptr ? QString() : say(item().unit);
}

QString NumberForm::spoken(double value) const
{
    const std::string text = isAmount()
                                 ? engine::spokenAmount(value * engine::kCentsOfEuro, language())
                                 : engine::spokenNumber(value, decimals(), language());
    return QString::fromStdString(text);
}

QString NumberForm::hint() const
{
    const auto value = typed();
    if (!value || complete()) return {};
    if (*value >= item().range.least && *value <= item().range.most) {
        //: Below a number that was typed, and that is not one of those that can be; %1 is 0.5
        return tr("Choose a number in steps of %1.").arg(spoken(item().range.step));
    }
    //: Below a number that was typed and that is too high or too low. No blame.
    return tr("Choose a number from %1 to %2.")
        .arg(spoken(item().range.least), spoken(item().range.most));
}

std::optional<double> NumberForm::typed() const
{
    bool good = false;
    const double value = typed_.toDouble(&good);
    return good ? std::optional(value) : std::nullopt;
}

bool NumberForm::complete() const
{
    const auto value = typed();
    return value && item().range.holds(*value);
}

engine::Answer NumberForm::answer() const
{
    return engine::answerWorth(item(), {typed().value_or(0.0)});
}

void NumberForm::type(int digit)
{
    constexpr qsizetype kMost = 9;  // more is a slip
    const qsizetype behind = typed_.contains('.') ? typed_.section('.', 1).size() : -1;
    if (typed_.size() >= kMost || behind >= decimals()) return;
    if (typed_ == "0") typed_.clear();
    typed_ += QString::number(digit);
    Q_EMIT changed();
}

void NumberForm::typeMark()
{
    if (decimals() == 0 || typed_.contains('.')) return;
    typed_ += typed_.isEmpty() ? "0." : ".";
    Q_EMIT changed();
}

void NumberForm::erase()
{
    typed_.chop(1);
    Q_EMIT changed();
}

}  // namespace opmaat::kiosk
