#pragma once

#include <QStyledItemDelegate>

namespace saban::app {

/// Draws what was found in two lines: its title and, at the right, what it is; below where it is.
class SearchRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

   public:
    enum Role { KindRole = Qt::UserRole, WhereRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace saban::app
