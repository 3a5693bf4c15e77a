#pragma once

#include <QOpenGLWidget>
#include <QPointer>

namespace saban::app {

class TableWidget;

/// Shows the second view of a table in another window. What mouse and keys do on it goes to the table, which draws it too.
class ViewCanvas : public QOpenGLWidget {
    Q_OBJECT

   public:
    explicit ViewCanvas(TableWidget& table, QWidget* parent = nullptr);
    ~ViewCanvas() override;

   protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;
    bool event(QEvent* event) override;

   private:
    bool isShown() const;
    bool passOn(QEvent* event);
    bool passKeyOn(QEvent* event);

    QPointer<TableWidget> table_;
};

}  // namespace saban::app
