#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QByteArray>
#include <QList>
#include <QVariant>

namespace opmaat::desk {

/// A small table for a Repeater: named columns, filled once, then only read.
///
/// Delegates declare the columns they need as required properties.
class Rows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Filled by the view that owns it")
    Q_PROPERTY(int count READ count CONSTANT)

public:
    explicit Rows(const QList<QByteArray>& columns, QObject* parent = nullptr);

    /// Only before QML sees the table. @param cells  [columns], in their order
    void add(const QVariantList& cells);

    int count() const { return static_cast<int>(rows_.size()); }
    /// Invalid when there is no such row or column.
    QVariant cell(int row, const QByteArray& column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<QByteArray> columns_;
    QList<QVariantList> rows_;
};

}  // namespace opmaat::desk
