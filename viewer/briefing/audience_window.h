#pragma once

#include <QTimer>
#include <QWidget>

#include "viewer/briefing/audience_view.h"

class QLabel;

namespace saban::app {

/// What the audience sees: the picture on the whole screen, with nothing of a desktop. The cursor hides when it rests.
/// Thread safety: GUI thread.
class AudienceWindow : public QWidget {
    Q_OBJECT

   public:
    static constexpr int kCursorMs = 2000;

    explicit AudienceWindow(QWidget* parent = nullptr);
    ~AudienceWindow() override;

    AudienceView& view() { return *view_; }

    /// The number that is being typed, small in the corner; empty: none.
    void setTyped(const QString& text);
    /// Notes over the lower part of the picture, for who has no second screen; empty: none.
    void setNotes(const QString& text, const QString& marking);
    bool showsNotes() const;
    /// A bar that comes while the mouse is at the lower edge; it becomes this window's. Null: none.
    void setBar(QWidget* bar);
    /// Whether the bar may come.
    void setBarAllowed(bool isAllowed);
    bool isCursorHidden() const { return view_->cursor().shape() == Qt::BlankCursor; }

   signals:
    void closed();

   protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void retranslateUi();
    void placePlates();
    void showCursor();
    void showBarFor(QPointF position);

    AudienceView* view_;
    QLabel *typed_, *notes_;
    QWidget* bar_ = nullptr;
    bool isBarAllowed_ = false;
    QTimer cursorTimer_;
};

}  // namespace saban::app
