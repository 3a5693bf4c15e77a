#include "viewer/app/native_gl_widget.h"

#include <QCoreApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QSurfaceFormat>
#include <QWindow>

namespace saban::app {

NativeGlWidget::NativeGlWidget(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_DontCreateNativeAncestors);
    setAttribute(Qt::WA_NativeWindow);
    setAttribute(Qt::WA_PaintOnScreen);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_NoSystemBackground);
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);  // who lies over it says so
    winId();
    watchWindow();
}

NativeGlWidget::~NativeGlWidget() {
    if (watched_ && watched_ == windowHandle()) watched_->removeEventFilter(this);
    if (context_ && QOpenGLContext::currentContext() == context_.get()) context_->doneCurrent();
}

bool NativeGlWidget::isValid() const { return context_ && context_->isValid(); }

bool NativeGlWidget::makeCurrent() {
    const bool isFirst = !context_;
    if (isFirst) {
        context_ = std::make_unique<QOpenGLContext>();
        context_->setFormat(QSurfaceFormat::defaultFormat());
        context_->setShareContext(QOpenGLContext::globalShareContext());
        if (!context_->create()) return false;
    }
    if (!context_->isValid()) return false;
    watchWindow();
    QSurface* surface = windowHandle();
    if (!surface || !windowHandle()->handle()) {
        if (!unseen_) {
            unseen_ = std::make_unique<QOffscreenSurface>();
            unseen_->setFormat(context_->format());
            unseen_->create();
        }
        surface = unseen_.get();
    }
    if (!context_->makeCurrent(surface)) return false;
    if (isFirst) initializeGL();
    return true;
}

void NativeGlWidget::doneCurrent() {
    if (context_) context_->doneCurrent();
}

unsigned NativeGlWidget::defaultFramebufferObject() const { return context_ ? context_->defaultFramebufferObject() : 0; }

/// The window comes and goes with its parent's.
void NativeGlWidget::watchWindow() {
    QWindow* window = windowHandle();
    if (window == watched_) return;
    watched_ = window;
    if (!window) return;
    window->installEventFilter(this);
    if (window->surfaceType() == QSurface::OpenGLSurface) return;
    // A widget's window is made for Qt's own painting.
    const bool isVisible = window->isVisible();
    window->destroy();
    window->setSurfaceType(QSurface::OpenGLSurface);
    window->create();
    window->setVisible(isVisible);
}

bool NativeGlWidget::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Expose && watched == windowHandle() && windowHandle()->isExposed()) {
        pictureLost();
        update();
    }
    return QWidget::eventFilter(watched, event);
}

bool NativeGlWidget::event(QEvent* event) {
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::WinIdChange || event->type() == QEvent::Show) watchWindow();
    return isDone;
}

void NativeGlWidget::paintEvent(QPaintEvent*) {
    watchWindow();
    if (!windowHandle() || !windowHandle()->isExposed() || !makeCurrent()) return;
    if (!paintGL()) return;
    context_->swapBuffers(windowHandle());
    emit frameSwapped();
}

}  // namespace saban::app
