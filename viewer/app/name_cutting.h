#pragma once

#include <QFontMetrics>
#include <QString>
#include <QStringList>
#include <QStyledItemDelegate>

namespace saban::app {

/// The name as far as it fits, with "…" for what is left out: cut where it can be told from `others`, which are cut alike, between words where there are any.
/// The whole name where it fits and is no longer than 300 letters, of a longer one beginning and end; nothing but "…" where not even a letter does.
QString cutName(const QString& name, const QStringList& others, const QFontMetrics& metrics, int widthPx);

/// Rows of a list of names: where one is too long, it is cut so that it can be told from those around it.
class NameDelegate : public QStyledItemDelegate {
   public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// What is shown of the name in a row of that place.
    QString shownText(const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

}  // namespace saban::app
