#pragma once

#include <QWidget>

#include "viewer/app/table_pane.h"

namespace saban::app {

class TableWidget;

/// The bar between two views of a table, to be dragged or moved with the arrow keys; over one picture while swiping.
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
    void retranslateUi();

    TableWidget& table_;
    QPointF grabbed_;  ///< of the widget
};

}  // namespace saban::app
