#pragma once

#include <QTimer>
#include <QWidget>

namespace saban::app {

/// A translucent bar in the middle of the lower edge of its parent: comes as the pointer goes near the edge, goes a little after it left.
/// Thread safety: GUI thread.
class FloatingBar : public QWidget {
    Q_OBJECT

   public:
    explicit FloatingBar(QWidget& over);

    void setContent(QWidget* content);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

   private:
    void place();

    QWidget& over_;
    QWidget* content_ = nullptr;
    QTimer leaving_;
};

}  // namespace saban::app
