#pragma once

#include "widgets/film/FilmRun.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace vitrine {

class NumberField;
class SegmentedControl;

/// What a room offers to be filmed.
struct FilmOffer {
    std::vector<FilmReel> reels; ///< what it can show by itself
    std::vector<FilmShot> shots; ///< the whole window first
    int recordable = 1; ///< the first shot that can be filmed while the user acts
};

/// The choices of a film: what happens in it, what is seen, which steps, how long each stays, how large, and the file.
class FilmForm : public QWidget {
    Q_OBJECT

public:
    FilmForm(FilmOffer offer, const QString &folder, QWidget *parent = nullptr);

    /// Of the present choices. While the user is to be filmed, its reel is empty.
    FilmPlan plan() const;
    bool isRecording() const; ///< what the user does is filmed, not a reel
    void chooseRecording();
    /// Why there can be no film; empty where there can.
    QString problem() const;
    void remember() const; ///< the settings

    QComboBox *what() const { return m_what; }
    QComboBox *shot() const { return m_shot; }
    QSpinBox *first() const { return m_first; }
    QSpinBox *last() const { return m_last; }
    QSpinBox *stride() const { return m_stride; }
    NumberField *seconds() const { return m_seconds; }
    QComboBox *size() const { return m_size; }
    SegmentedControl *format() const { return m_format; }
    QLineEdit *file() const { return m_file; }

signals:
    void changed();

private:
    void build();
    void addSteps(QFormLayout *form);
    void addFile(QFormLayout *form);
    void connectAll();
    const FilmReel *reel() const;
    FilmShot chosenShot() const;
    QSize chosenSize() const;
    void takeReel();
    void showShots();
    void showSizes();
    void showSteps();
    void showFormat();
    void setSuffix(int format);
    void browse();

    FilmOffer m_offer;
    QString m_folder;
    QComboBox *m_what, *m_shot;
    QSpinBox *m_first, *m_last, *m_stride;
    QLabel *m_steps; ///< the first and the last in words
    QWidget *m_range;
    NumberField *m_seconds;
    QWidget *m_time;
    QComboBox *m_size;
    SegmentedControl *m_format;
    QLineEdit *m_file;
};

} // namespace vitrine
