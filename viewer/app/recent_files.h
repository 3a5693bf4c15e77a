#pragma once

#include <QObject>
#include <QStringList>
#include <string>
#include <vector>

class QMenu;

namespace saban::app {

/// The files opened last, the latest first, in a menu and in the program's settings.
class RecentFiles : public QObject {
    Q_OBJECT

   public:
    /// Reads them from the settings. `menu` is filled with them and outlives this.
    explicit RecentFiles(QMenu* menu, QObject* parent = nullptr);

    void add(const std::vector<std::string>& files);
    void save() const;
    /// Where the latest lies; empty when there is none.
    QString folder() const;

   signals:
    void chosen(const QString& file);

   private:
    void fillMenu();

    QMenu* menu_;
    QStringList files_;
};

}  // namespace saban::app
