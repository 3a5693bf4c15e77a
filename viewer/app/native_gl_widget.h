#pragma once

#include <QWidget>
#include <memory>

class QOffscreenSurface;
class QOpenGLContext;

namespace saban::app {

/// A widget with a window of its own within its parent's, into which OpenGL draws directly. What a `QOpenGLWidget` draws is laid into the window afterwards, with everything else there:
/// a driver that draws in software takes longer for that than for a frame of a motion.
///
/// Widgets over it must have windows of their own too (`Qt::WA_NativeWindow`), and hide what is behind them.
/// The context is shared with the application's and stays the same as long as the widget lives; deriving classes release what they have on the graphics side in their destructors.
/// Thread safety: GUI thread.
class NativeGlWidget : public QWidget {
    Q_OBJECT

   public:
    explicit NativeGlWidget(QWidget* parent = nullptr);
    ~NativeGlWidget() override;

    /// Null until it is first needed.
    QOpenGLContext* context() const { return context_.get(); }
    bool isValid() const;
    /// Makes the context at the first call, without which nothing of OpenGL may be called. The window need not be visible. False when there is no OpenGL.
    bool makeCurrent();
    void doneCurrent();
    /// What the window shows after the next frame.
    unsigned defaultFramebufferObject() const;

    QPaintEngine* paintEngine() const override { return nullptr; }

   signals:
    /// A frame is on the screen.
    void frameSwapped();

   protected:
    /// [GL] After the context was made.
    virtual void initializeGL() = 0;
    /// [GL] Draws the whole picture into `defaultFramebufferObject`; false when what is on the screen stays.
    virtual bool paintGL() = 0;
    /// What the window showed is gone: the next frame must be drawn.
    virtual void pictureLost() = 0;

    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void watchWindow();

    std::unique_ptr<QOpenGLContext> context_;
    std::unique_ptr<QOffscreenSurface> unseen_;  ///< for when there is no window
    QWindow* watched_ = nullptr;                 ///< compared only
};

}  // namespace saban::app
