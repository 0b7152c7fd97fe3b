#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QTimer>
#include <map>
#include <string>
#include <vector>

#include "engine/record/store.h"
#include "qml/desk/case.h"
#include "qml/desk/pack_shelf.h"
#include "qml/desk/views/figures.h"

namespace opmaat::desk {

/// The interviews in the store, newest first; looks for new events by itself.
class InterviewList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Desk")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum Role { Id = Qt::UserRole, Code, Day, Time, Questionnaire, Answered, State, Summary };

    /// @param store  nullptr for a list that stays empty; outlives the list, as does the shelf
    InterviewList(const engine::Store* store, PackShelf& shelf, const std::string& language,
                  QObject* parent = nullptr);

    int count() const { return static_cast<int>(lines_.size()); }
    /// Why the list may be out of date; "" when it is not.
    const QString& problem() const { return problem_; }

    Q_INVOKABLE void refresh();
    /// While the store cannot be read nothing of it is kept here either. @param readable  then
    /// looks again
    void setReadable(bool readable);
    void refreshEvery(std::chrono::milliseconds interval);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void refreshed();

private:
    struct Line {
        std::string id;
        int events = 0;
        QString day, time, questionnaire, answered, state;

        bool operator==(const Line&) const = default;
    };

    void show(std::vector<Line> lines, const QString& problem);
    Line lineOf(const engine::StoredInterview& stored) const;
    const Line* known(const engine::StoredInterview& stored) const;
    QString summary(const Line& line) const;

    const engine::Store* store_;
    PackShelf& shelf_;
    std::string language_;
    Figures figures_;
    QTimer timer_;
    std::vector<Line> lines_;
    QString problem_;
    bool readable_ = true;
};

}  // namespace opmaat::desk
