#include "ui/designer/chartforms.h"

#include "engine/config/limits.h"
#include "engine/seating/rowlayout.h"

#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QPushButton>

namespace seatlock::ui::designer {

namespace {

constexpr double size_max_cm = 1'000'000;
constexpr double size_min_cm = 100;
constexpr double margin_cm = 200;
constexpr double percent = 100;
/// Bytes of a picture to trace; it is kept in the chart.
constexpr qint64 image_bytes_max = 8'000'000;

}  // namespace

ChartForm::ChartForm(ChartDocument& document) : FieldForm(document, tr("Chart")) {
    text(
        tr("Name"), [this](const Focus&) { return this->document().chart().name; },
        [this](const std::string& name) {
            setFrame(QStringLiteral("name"), [&](seating::Chart& chart) { chart.name = name; });
        });
    number(
        tr("Width"), metres(size_min_cm, size_max_cm),
        [this](const Focus&) { return this->document().chart().width; },
        [this](double width) {
            setFrame(QStringLiteral("width"), [&](seating::Chart& chart) { chart.width = width; });
        });
    number(
        tr("Depth"), metres(size_min_cm, size_max_cm),
        [this](const Focus&) { return this->document().chart().height; },
        [this](double height) {
            setFrame(QStringLiteral("height"),
                     [&](seating::Chart& chart) { chart.height = height; });
        });
    button(tr("Fit the size to what is drawn"), [this] {
        setFrame({}, [](seating::Chart& chart) {
            const auto content = seating::contentBounds(chart);
            if (!content) return;
            chart.width = size_min_cm;
            chart.height = size_min_cm;
            seating::fitSize(chart, margin_cm);
        });
    });
}

bool ChartForm::applies(const Focus&) const {
    return true;
}

void ChartForm::setFrame(const QString& kind, const std::function<void(seating::Chart&)>& how) {
    edit(tr("Change the chart"), kind.isEmpty() ? kind : QStringLiteral("chart ") + kind,
         [&](seating::Chart& chart, const seating::Selection&) { how(chart); });
}

BackgroundForm::BackgroundForm(ChartDocument& document)
    : FieldForm(document, tr("Picture to trace")) {
    QPushButton* choosing = button(tr("Choose a picture…"), [this] { choose(); });
    choosing->setToolTip(tr("A floor plan, PNG or JPEG. Buyers do not see it."));
    prepare([this](const Focus&) {
        const bool any = this->document().chart().background.has_value();
        for (const QString& label :
             {tr("Shown"), tr("Opacity"), tr("One pixel is"), tr("From the left"),
              tr("From the top"), tr("Remove the picture")}) {
            showField(label, any);
        }
    });
    check(
        tr("Shown"),
        [this](const Focus&) {
            const auto& background = this->document().chart().background;
            return background && background->visible ? 1.0 : 0.0;
        },
        [this](double on) {
            set(QStringLiteral("visible"),
                [&](seating::Background& each) { each.visible = on > 0; });
        });
    number(
        tr("Opacity"), {0.05, 1, 0.05, 0, QStringLiteral(" %"), 1 / percent},
        [this](const Focus&) { return value(&seating::Background::opacity); },
        [this](double opacity) {
            set(QStringLiteral("opacity"),
                [&](seating::Background& each) { each.opacity = opacity; });
        });
    number(
        tr("One pixel is"), {0.01, 1'000, 0.1, 3, tr(" cm"), 1},
        [this](const Focus&) { return value(&seating::Background::scale); },
        [this](double scale) {
            set(QStringLiteral("scale"), [&](seating::Background& each) { each.scale = scale; });
        });
    number(
        tr("From the left"), metres(-size_max_cm, size_max_cm),
        [this](const Focus&) {
            const auto& background = this->document().chart().background;
            return background ? background->position.x : 0;
        },
        [this](double x) {
            set(QStringLiteral("x"), [&](seating::Background& each) { each.position.x = x; });
        });
    number(
        tr("From the top"), metres(-size_max_cm, size_max_cm),
        [this](const Focus&) {
            const auto& background = this->document().chart().background;
            return background ? background->position.y : 0;
        },
        [this](double y) {
            set(QStringLiteral("y"), [&](seating::Background& each) { each.position.y = y; });
        });
    button(tr("Remove the picture"), [this] {
        edit(tr("Remove the picture"), {},
             [](seating::Chart& chart, const seating::Selection&) { chart.background.reset(); });
    });
}

bool BackgroundForm::applies(const Focus&) const {
    return true;
}

double BackgroundForm::value(double seating::Background::*member) const {
    const auto& background = document().chart().background;
    return background ? (*background).*member : seating::Background().*member;
}

void BackgroundForm::choose() {
    const QString path = QFileDialog::getOpenFileName(window(), tr("Picture to trace"), {},
                                                      tr("Pictures (*.png *.jpg *.jpeg)"));
    if (path.isEmpty()) return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > image_bytes_max) {
        return say(tr("It cannot be read, or is larger than 8 MB.").toStdString());
    }
    if (!load(file.readAll())) say(tr("It is no PNG or JPEG picture.").toStdString());
}

bool BackgroundForm::load(const QByteArray& image) {
    const QImage picture = QImage::fromData(image);
    if (picture.isNull()) return false;
    seating::Background background;
    background.image = std::make_shared<const std::string>(image.toStdString());
    background.scale = document().chart().width / picture.width();
    edit(tr("Add a picture to trace"), {},
         [&](seating::Chart& chart, const seating::Selection&) { chart.background = background; });
    return true;
}

void BackgroundForm::set(const QString& kind,
                         const std::function<void(seating::Background&)>& how) {
    edit(tr("Change the picture to trace"), QStringLiteral("background ") + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             if (chart.background) how(*chart.background);
         });
}

}  // namespace seatlock::ui::designer
