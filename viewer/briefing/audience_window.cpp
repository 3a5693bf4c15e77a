#include "viewer/briefing/audience_window.h"

#include <QCloseEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "viewer/briefing/marking_line.h"

namespace saban::app {

namespace {

constexpr double kEdgeShare = 0.06;       ///< of the height: where the mouse brings the bar
constexpr double kNotesMostShare = 0.34;  ///< of the height

/// White text on a dark plate.
class Plate : public QLabel {
   public:
    explicit Plate(QWidget* parent) : QLabel(parent) {
        setAttribute(Qt::WA_NativeWindow);  // over the picture's own
        setAttribute(Qt::WA_OpaquePaintEvent);
        setMouseTracking(true);
        setTextFormat(Qt::PlainText);
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Qt::white);
        setPalette(colours);
        hide();
    }
    QString marking;

   protected:
    void paintEvent(QPaintEvent* event) override {
        {
            QPainter painter(this);
            painter.fillRect(rect(), QColor(24, 26, 28));
            if (!marking.isEmpty()) {
                const double line = markingPx();
                MarkingLine::paint(painter, QRectF(6.0, 4.0, width() - 12.0, line), marking);
                MarkingLine::paint(painter, QRectF(6.0, height() - 4.0 - line, width() - 12.0, line), marking);
            }
        }
        QLabel::paintEvent(event);
    }

   public:
    double markingPx() const { return marking.isEmpty() ? 0.0 : fontMetrics().height() * 0.9; }
};

}  // namespace

AudienceWindow::AudienceWindow(QWidget* parent)
    : QWidget(parent, Qt::Window | Qt::FramelessWindowHint), view_(new AudienceView(this)), typed_(new Plate(view_)), notes_(new Plate(view_)) {
    setObjectName(QStringLiteral("audience"));
    setAttribute(Qt::WA_OpaquePaintEvent);  // black before the first frame
    notes_->setWordWrap(true);
    notes_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    notes_->setObjectName(QStringLiteral("audienceNotes"));
    typed_->setObjectName(QStringLiteral("typedScene"));
    typed_->setAlignment(Qt::AlignCenter);
    cursorTimer_.setSingleShot(true);
    cursorTimer_.setInterval(kCursorMs);
    connect(&cursorTimer_, &QTimer::timeout, this, [this] {
        if (!view_->tool() && !(bar_ && bar_->isVisible())) view_->setCursor(Qt::BlankCursor);
    });
    cursorTimer_.start();
    view_->installEventFilter(this);
    setFocusProxy(view_);
    retranslateUi();
}

AudienceWindow::~AudienceWindow() {
    view_->removeEventFilter(this);
    delete view_;  // while the window's context is there
}

void AudienceWindow::setTyped(const QString& text) {
    typed_->setText(text);
    typed_->setVisible(!text.isEmpty());
    placePlates();
}

void AudienceWindow::setNotes(const QString& text, const QString& marking) {
    static_cast<Plate*>(notes_)->marking = marking;
    notes_->setText(text);
    notes_->setVisible(!text.isEmpty());
    placePlates();
}

bool AudienceWindow::showsNotes() const { return notes_->isVisibleTo(this); }

void AudienceWindow::setBar(QWidget* bar) {
    delete std::exchange(bar_, bar);
    if (!bar_) return;
    bar_->setParent(view_);
    bar_->setAttribute(Qt::WA_NativeWindow);
    bar_->setAutoFillBackground(true);
    bar_->hide();
    placePlates();
}

void AudienceWindow::setBarAllowed(bool isAllowed) {
    isBarAllowed_ = isAllowed;
    if (bar_ && !isAllowed) bar_->hide();
}

void AudienceWindow::placePlates() {
    const double unit = height() / 1080.0;
    QFont font = this->font();
    font.setPixelSize(std::max(14, static_cast<int>(30 * unit)));
    typed_->setFont(font);
    const int margin = std::max(10, static_cast<int>(24 * unit));
    const QSize typed = typed_->sizeHint() + QSize(margin, margin / 2);
    typed_->setGeometry(QRect(QPoint(width() - margin - typed.width(), height() - 3 * margin - typed.height()), typed));
    font.setPixelSize(std::max(13, static_cast<int>(24 * unit)));
    notes_->setFont(font);
    const int line = static_cast<int>(static_cast<Plate*>(notes_)->markingPx());
    notes_->setContentsMargins(margin, margin / 2 + line, margin, margin / 2 + line);
    const int wide = width() * 3 / 4, high = std::min(notes_->heightForWidth(wide), static_cast<int>(height() * kNotesMostShare));
    notes_->setGeometry((width() - wide) / 2, height() - 3 * margin - high, wide, high);
    if (bar_) {
        const QSize size = bar_->sizeHint().boundedTo({width(), height() / 4});
        bar_->setGeometry((width() - size.width()) / 2, height() - size.height() - margin, size.width(), size.height());
    }
    for (QWidget* plate : {static_cast<QWidget*>(notes_), static_cast<QWidget*>(typed_), bar_})
        if (plate) plate->raise();
}

void AudienceWindow::showCursor() {
    if (isCursorHidden()) view_->setCursor(view_->tool() ? view_->tool()->cursor() : Qt::ArrowCursor);
    cursorTimer_.start();
}

void AudienceWindow::showBarFor(QPointF position) {
    if (!bar_ || !isBarAllowed_) return;
    if (position.y() > height() * (1.0 - kEdgeShare)) {
        bar_->show();
        bar_->raise();
    } else if (bar_->isVisible() && !bar_->geometry().adjusted(-20, -20, 20, 20).contains(position.toPoint())) {
        bar_->hide();
    }
}

bool AudienceWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_ && event->type() == QEvent::MouseMove) {
        showCursor();
        showBarFor(static_cast<QMouseEvent*>(event)->position());
    }
    return false;
}

void AudienceWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    view_->setGeometry(rect());
    placePlates();
}

void AudienceWindow::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Qt::black); }

void AudienceWindow::closeEvent(QCloseEvent* event) {
    event->ignore();  // who holds the presentation ends it
    emit closed();
}

void AudienceWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void AudienceWindow::retranslateUi() {
    setWindowTitle(tr("Saban: picture for the audience"));
    view_->setAccessibleName(tr("Picture for the audience"));
    notes_->setAccessibleName(tr("Notes"));
}

}  // namespace saban::app
