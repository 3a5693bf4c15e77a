#pragma once

#include <QRegion>
#include <QWidget>
#include <string>

#include "viewer/app/table_pane.h"

namespace saban::app {

class TableWidget;

/// The bar between two views of a table, to be dragged or moved with the arrow keys; over one picture while swiping, whose markings it leaves free.
class ViewDivider : public QWidget {
    Q_OBJECT

   public:
    explicit ViewDivider(TableWidget& table);

    /// Goes to where the table's views meet; hidden while there is one.
    void place();

   protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

   private:
    bool isLevel() const;
    QRect grip() const;
    const QRegion& markings();
    void retranslateUi();

    TableWidget& table_;
    QPointF grabbed_;  ///< of the widget
    std::string marking_;
    QSize markedPx_;
    QRegion markings_;  ///< that a picture of this size has, in the table's coordinates
};

}  // namespace saban::app
