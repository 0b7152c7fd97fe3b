#include "qml/desk/views/rows.h"

namespace opmaat::desk {

Rows::Rows(const QList<QByteArray>& columns, QObject* parent)
    : QAbstractListModel(parent), columns_(columns)
{
}

void Rows::add(const QVariantList& cells)
{
    Q_ASSERT(cells.size() == columns_.size());
    rows_.append(cells);
}

QVariant Rows::cell(int row, const QByteArray& column) const
{
    const auto at = columns_.indexOf(column);
    return at < 0 ? QVariant() : rows_.value(row).value(at);
}

int Rows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant Rows::data(const QModelIndex& index, int role) const
{
    return rows_.value(index.row()).value(role - Qt::UserRole);
}

QHash<int, QByteArray> Rows::roleNames() const
{
    QHash<int, QByteArray> names;
    for (qsizetype at = 0; at < columns_.size(); ++at) {
        names.insert(Qt::UserRole + static_cast<int>(at), columns_[at]);
    }
    return names;
}

}  // namespace opmaat::desk
