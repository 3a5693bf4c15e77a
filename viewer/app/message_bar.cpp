#include "viewer/app/message_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace saban::app {

namespace {

constexpr int kWidestPx = 860;
constexpr int kMarginPx = 14;

QLabel* selectableLabel(const QString& text, const QString& name, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setCursor(Qt::IBeamCursor);
    return label;
}

const char* nameOf(MessageBar::Severity severity) {
    switch (severity) {
        case MessageBar::Severity::Error: return "error";
        case MessageBar::Severity::Warning: return "warning";
        case MessageBar::Severity::Note: return "note";
    }
    return "note";
}

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent) {
    scroll_ = new QScrollArea(this);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    list_ = new QWidget;
    list_->setAutoFillBackground(false);
    layout_ = new QVBoxLayout(list_);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    layout_->addStretch(1);
    scroll_->setWidget(list_);
    list_->setAutoFillBackground(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll_);
    hide();
}

void MessageBar::show(Severity severity, const QString& text, const QString& details, const Remedy& remedy) {
    if (messages().contains(text)) return;
    for (const Listener& listener : listeners_) listener(severity, text, details);
    auto* message = new QFrame(list_);
    message->setObjectName(QStringLiteral("message"));
    message->setProperty("severity", nameOf(severity));
    message->setProperty("text", text);
    auto* row = new QHBoxLayout(message);
    row->setContentsMargins(14, 9, 8, 9);
    auto* column = new QVBoxLayout;
    column->addWidget(selectableLabel(text, QStringLiteral("messageText"), message));
    auto* buttons = new QHBoxLayout;
    if (!details.isEmpty()) {
        QLabel* more = selectableLabel(details, QStringLiteral("messageDetails"), message);
        more->hide();
        auto* toggle = new QPushButton(tr("Details"), message);
        toggle->setCheckable(true);
        connect(toggle, &QPushButton::toggled, this, [this, more](bool isOpen) {
            more->setVisible(isOpen);
            fit();
        });
        buttons->addWidget(toggle);
        column->addWidget(more);
    }
    if (remedy.act) {
        auto* act = new QPushButton(remedy.label, message);
        connect(act, &QPushButton::clicked, this, [this, message, remedy] {
            closeMessage(message);
            remedy.act();
        });
        buttons->addWidget(act);
    }
    if (buttons->count() > 0) {
        buttons->addStretch(1);
        column->addLayout(buttons);
    } else {
        delete buttons;
    }
    row->addLayout(column, 1);
    auto* close = new QToolButton(message);
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this, message] { closeMessage(message); });
    row->addWidget(close, 0, Qt::AlignTop);

    layout_->insertWidget(0, message);
    message->show();  // its layout would do that later, and count no room for it until then
    QWidget::show();
    raise();
    fit();
    scroll_->ensureVisible(0, 0);
}

void MessageBar::closeAll() {
    for (QWidget* message : list_->findChildren<QWidget*>(QStringLiteral("message"), Qt::FindDirectChildrenOnly))
        closeMessage(message);
}

void MessageBar::closeMessage(QWidget* message) {
    layout_->removeWidget(message);
    message->hide();
    message->setObjectName({});
    message->deleteLater();
    fit();
}

QStringList MessageBar::messages() const {
    QStringList texts;
    for (int i = 0; i < layout_->count(); ++i)
        if (const QWidget* message = layout_->itemAt(i)->widget()) texts << message->property("text").toString();
    return texts;
}

void MessageBar::place(QSize room, int filledPx) {
    if (room == room_ && filledPx == filledPx_) return;
    room_ = room;
    filledPx_ = filledPx;
    fit();
}

void MessageBar::fit() {
    if (messages().isEmpty()) {
        hide();
        return;
    }
    const int width = std::min(kWidestPx, room_.width() - 2 * kMarginPx);
    layout_->activate();
    const int wanted = layout_->hasHeightForWidth() ? layout_->totalHeightForWidth(width) : layout_->totalSizeHint().height();
    const int height = std::clamp(wanted, 0, std::max(60, room_.height() * 45 / 100));
    setGeometry((room_.width() - width) / 2, filledPx_ + kMarginPx, width, height);
}

}  // namespace saban::app
