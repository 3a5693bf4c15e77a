#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/app/saved_view.h"

namespace saban::app {

class TableWidget;

/// Small pictures of saved views. They are drawn with the table's own context when it has nothing else to do, one at a time, and kept in the
/// cache folder, not in the plan: one that is missing there is made again.
/// Thread safety: GUI thread.
class ScenePictures : public QObject {
    Q_OBJECT

   public:
    static constexpr int kWidthPx = 320, kHeightPx = 180;

    explicit ScenePictures(TableWidget& table, QObject* parent = nullptr);
    ~ScenePictures() override;

    /// A view of which a picture is wanted; `identity` stands for all that the picture depends on.
    struct Wanted {
        layers::Uid uid;
        std::string identity;
        SavedView view;
        std::shared_ptr<const layers::Plan> plan{};  ///< whose features are drawn, whatever the table shows meanwhile; null: none
    };
    /// What is in the cache, null else. Such a one is made soon, of the plan that was given last, and `made` tells.
    QImage picture(const Wanted& wanted);
    /// Makes it again, whatever the cache holds.
    void remake(const Wanted& wanted);
    /// Nothing more is wanted, as of another plan.
    void clear();
    bool isBusy() const { return !queue_.empty(); }

   signals:
    /// `identity`: what was asked for; by now the view may be another one.
    void made(const QString& uid, const QImage& picture, const QString& identity);

   private:
    void step();
    void begin();
    void end();
    QImage draw();

    TableWidget& table_;
    std::optional<std::filesystem::path> folder_;
    std::vector<Wanted> queue_;
    std::unique_ptr<viewer::TableView> view_;  ///< of the first of the queue
    QTimer timer_;
};

}  // namespace saban::app
