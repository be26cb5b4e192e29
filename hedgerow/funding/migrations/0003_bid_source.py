from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("funding", "0002_confirmation")]

    operations = [
        migrations.AddField(
            model_name="bid",
            name="source",
            field=models.CharField(blank=True, db_index=True, max_length=80, verbose_name="what it came of"),
        ),
    ]
