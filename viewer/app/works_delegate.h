#pragma once

#include <QStyledItemDelegate>

namespace saban::app {

/// Paints the cells of `WorksModel`: states as a coloured mark with its word, percent as a bar, refused input with a mark.
class WorksDelegate : public QStyledItemDelegate {
    Q_OBJECT

   public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Leaves what a person is typing when the values below it change.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace saban::app
