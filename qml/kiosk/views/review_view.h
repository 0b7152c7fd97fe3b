#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <vector>

#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// Every question that was asked, with what was answered in words, for the client to look through.
class ReviewView : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")

public:
    enum Role {
        QuestionRole = Qt::UserRole,  ///< question: string
        AnswerRole,                   ///< answer: string, also when there is none
        GivenRole                     ///< given: bool, whether it is a real answer
    };

    explicit ReviewView(Visit& visit, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Goes to the question of that row, and comes back here after its answer.
    Q_INVOKABLE void change(int row);
    Q_INVOKABLE void finish();

private:
    void refresh();
    QString answerInWords(const engine::Item& item) const;

    Visit& visit_;
    std::vector<const engine::Item*> items_;  // of the last review
};

}  // namespace opmaat::kiosk
