#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace saban::app {

class HelpWindow;

/// Opens the help at the page of what has the keys; F1 does so in dialogs too.
class HelpControl : public QObject {
    Q_OBJECT

   public:
    /// `window` owns the help.
    explicit HelpControl(QWidget* window);

    /// At the page about a widget; null: about what has the keys.
    void showAbout(const QWidget* widget = nullptr);
    void showPage(const QString& name);
    /// Null while it was never shown.
    HelpWindow* shown() const;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    QWidget* window_;
    QPointer<HelpWindow> help_;
};

}  // namespace saban::app
