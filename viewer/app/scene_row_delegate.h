#pragma once

#include <QStyledItemDelegate>

namespace saban::app {

/// Rows of the scenes panel: picture, number and heading, phase with its colour, duration, and a sign where something is gone.
class SceneRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

   public:
    static constexpr int kPictureWidthPx = 96, kPictureHeightPx = 54;
    enum Role { UidRole = Qt::UserRole, PhaseRole, PhaseColourRole, TimeRole, FaultsRole, SpeakerRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;
};

}  // namespace saban::app
