#pragma once

#include "widgets/training/RunMaps.h"

#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QListWidget;
class QThread;

namespace vitrine {

class ColourLegend;
class LatestJob;
class MapGridView;
class MomentSlider;
class RunMapsWorker;
class SegmentedControl;
class TrainSession;

/// What a place of the network makes of a fixed picture while the network trains, and at each moment of the run whose
/// weights are kept. Maps are computed when they are looked at, by the compute thread between two batches: the newest
/// wish wins, and following a run takes a small part of its time.
class MapsView : public QWidget {
    Q_OBJECT

public:
    /// `compute`: that the session trains on.
    MapsView(TrainSession *session, QThread *compute, QWidget *parent = nullptr);
    ~MapsView() override;

    /// What a block, a part of one, or a node gives. Unknown ones are remembered for the next run that has them.
    void showPlace(const QString &path);
    MomentSlider *moment() const { return m_moment; } ///< over the weights that are kept
    QComboBox *places() const { return m_place; }
    QListWidget *pictures() const { return m_list; }
    MapGridView *grid() const { return m_grid; }
    std::shared_ptr<const RunMaps> shown() const { return m_shown; } ///< null: nothing yet
    QString title() const;

signals:
    void sampleChosen(const QImage &picture);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QBoxLayout *makeRow();
    void connectAll();
    void retranslate();
    void restart();
    void fillPlaces();
    void fillPictures();
    void addPictures(const QHash<qint64, QImage> &pictures);
    void follow();
    void lookAgain(); ///< at another place or picture
    void want(bool isLive);
    void take(const std::shared_ptr<const RunMaps> &maps);
    void display(const std::shared_ptr<const RunMaps> &maps);
    void keep(const std::shared_ptr<const RunMaps> &maps);
    MapWish wish() const;
    bool isOfWish(const RunMaps &maps) const; ///< its place and picture

    TrainSession *m_session;
    QPointer<RunMapsWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    LatestJob *m_reading; ///< of the pictures
    QLabel *m_title;
    QComboBox *m_place;
    SegmentedControl *m_scale;
    MomentSlider *m_moment;
    QListWidget *m_list;
    MapGridView *m_grid;
    ColourLegend *m_legend;
    std::vector<MapPlace> m_places; ///< beside the entries of m_place
    std::vector<std::int64_t> m_items; ///< beside the entries of m_list
    QHash<qint64, QImage> m_pictures;
    QString m_wanted; ///< place that was asked for last
    std::vector<std::shared_ptr<const RunMaps>> m_kept; ///< of the place and picture, the oldest first
    std::shared_ptr<const RunMaps> m_shown;
    quint64 m_number = 0; ///< of the wish that is being waited for
    quint64 m_firstNumber = 0; ///< of the run
    bool m_isWaiting = false;
    QElapsedTimer m_sinceAsked;
    double m_cost = 0; ///< milliseconds that the last maps took
};

} // namespace vitrine
