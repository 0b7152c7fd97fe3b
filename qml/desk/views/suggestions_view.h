#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/assessment/assessment.h"

namespace opmaat::desk {

/// What might help if the explained profile fits: suggestions, never a decision.
class SuggestionsView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(QString condition MEMBER condition_ CONSTANT)
    Q_PROPERTY(QString summary MEMBER summary_ CONSTANT)
    Q_PROPERTY(QList<QString> checkFirst MEMBER checkFirst_ CONSTANT)
    Q_PROPERTY(QList<QString> approach MEMBER approach_ CONSTANT)
    Q_PROPERTY(QList<QString> contraIndications MEMBER contraIndications_ CONSTANT)
    Q_PROPERTY(QList<QString> moves MEMBER moves_ CONSTANT)

public:
    explicit SuggestionsView(const engine::Assessment& assessment, QObject* parent = nullptr);

private:
    QString condition_, summary_;
    QList<QString> checkFirst_, approach_, contraIndications_, moves_;
};

}  // namespace opmaat::desk
