#pragma once

#include <QLabel>
#include <QPainter>

namespace saban::app {

/// A line of text that ends in "…" where there is no room for all of it.
class HintLabel : public QLabel {
   public:
    using QLabel::QLabel;

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

}  // namespace saban::app
