#include "viewer/app/view_canvas.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "viewer/app/table_widget.h"

namespace saban::app {

ViewCanvas::ViewCanvas(TableWidget& table, QWidget* parent) : QOpenGLWidget(parent), table_(&table) {
    setObjectName(QStringLiteral("secondTable"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 240);
    grabGesture(Qt::PinchGesture);
    // The picture stays in the buffer, so that an exposed window shows it again without a new frame.
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);
    table.learnPace(*this);
}

ViewCanvas::~ViewCanvas() {
    if (table_) table_->releaseGraphics(this);
}

bool ViewCanvas::isShown() const { return table_ && table_->viewLayout() == ViewLayout::Apart && table_->pane(1).canvas == this; }

void ViewCanvas::initializeGL() {
    if (table_) table_->beginGraphics(this);
}

void ViewCanvas::resizeGL(int, int) {
    if (isShown()) table_->placePanes();
}

void ViewCanvas::paintGL() {
    if (isShown()) table_->paintOn(this);
}

/// As if it had happened on the table, beside its own views. False: it is not the table's.
bool ViewCanvas::passOn(QEvent* event) {
    const QPoint origin = table_->originOf(table_->pane(1));
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove: {
            const auto& mouse = static_cast<const QMouseEvent&>(*event);
            QMouseEvent there(mouse.type(), mouse.position() + origin, mouse.globalPosition(), mouse.button(), mouse.buttons(), mouse.modifiers(), mouse.pointingDevice());
            there.setTimestamp(mouse.timestamp());
            QCoreApplication::sendEvent(table_, &there);
            return true;
        }
        case QEvent::Wheel: {
            const auto& wheel = static_cast<const QWheelEvent&>(*event);
            QWheelEvent there(wheel.position() + origin, wheel.globalPosition(), wheel.pixelDelta(), wheel.angleDelta(), wheel.buttons(), wheel.modifiers(), wheel.phase(), wheel.inverted());
            QCoreApplication::sendEvent(table_, &there);
            return true;
        }
        case QEvent::ContextMenu: {
            const auto& menu = static_cast<const QContextMenuEvent&>(*event);
            QContextMenuEvent there(menu.reason(), menu.pos() + origin, menu.globalPos(), menu.modifiers());
            QCoreApplication::sendEvent(table_, &there);
            return true;
        }
        case QEvent::Gesture: table_->handlePinch(static_cast<QGestureEvent*>(event), origin); return true;
        case QEvent::Leave: {
            QEvent there(QEvent::Leave);
            QCoreApplication::sendEvent(table_, &there);
            return false;
        }
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress:
        case QEvent::KeyRelease: return passKeyOn(event);
        default: return false;
    }
}

/// Tab stays in this window, unless a tool wants it.
bool ViewCanvas::passKeyOn(QEvent* event) {
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (event->type() == QEvent::KeyPress && (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab)) {
        QKeyEvent question(QEvent::ShortcutOverride, key.key(), key.modifiers(), key.text());
        question.ignore();
        QCoreApplication::sendEvent(table_, &question);
        if (!question.isAccepted()) return false;
    }
    QCoreApplication::sendEvent(table_, event);
    return true;
}

bool ViewCanvas::event(QEvent* event) {
    if (isShown() && passOn(event)) return true;
    return QOpenGLWidget::event(event);
}

}  // namespace saban::app
