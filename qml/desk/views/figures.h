#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <chrono>
#include <string>

namespace opmaat::desk {

/// How numbers, days and codes are written for a counsellor: in one language, never bare.
class Figures {
    Q_DECLARE_TR_FUNCTIONS(opmaat::desk::Figures)

public:
    explicit Figures(const std::string& language) : locale_(QString::fromStdString(language)) {}

    /// "T 54 (49 to 60)": whole T points with the interval.
    QString tScore(double t, double low, double high) const;
    /// "not measured": no question about it was answered.
    static QString noScore();
    /// "71%", "less than 1%", "more than 99%": nothing is shown as certain.
    QString percent(double probability) const;
    /// "+0.84" or "−0.55", two decimals, with a true minus sign.
    QString withSign(double value) const;
    QString number(double value, int decimals) const
    {
        return locale_.toString(value, 'f', decimals);
    }
    QString number(int value) const { return locale_.toString(value); }
    /// "Sunday 22 November 2026", in local time.
    QString day(std::chrono::sys_seconds at) const;
    /// "14:05", in local time.
    QString time(std::chrono::sys_seconds at) const;
    /// "3f2a 91bc 77de 0145": a random code that can be read out.
    static QString code(const QString& id);

private:
    QLocale locale_;
};

/// std::string of the engine is UTF-8.
inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

}  // namespace opmaat::desk
